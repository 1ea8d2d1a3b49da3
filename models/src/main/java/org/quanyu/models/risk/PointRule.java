package org.quanyu.models.risk;

import org.quanyu.schemas.yaml.SqlExpression;

/** A line of the officers' rule: points for a row for which a condition over the panel's columns holds. */
public record PointRule(SqlExpression condition, double points) {}
