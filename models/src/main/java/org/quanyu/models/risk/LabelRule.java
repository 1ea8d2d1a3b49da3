package org.quanyu.models.risk;

import org.quanyu.schemas.yaml.SqlExpression;

/** What makes a row positive, and when that is known. Months count from the row's own. */
public sealed interface LabelRule {

    SqlExpression condition();

    /** Months after the row's month until its label is known; 0 where rows have no month. */
    int horizon();

    /** Months that lie between the last month learnt from and the month that is foretold. */
    int embargo();

    /** The row itself says it; where the condition is null, it is not known. */
    record Told(SqlExpression condition, int horizon, int embargo) implements LabelRule {}

    /** Positive where the condition holds in one of the entity's next months; known once all of them are in the panel. */
    record Ahead(SqlExpression condition, int horizon, int embargo) implements LabelRule {}
}
