package org.quanyu.models.feature;

import org.quanyu.schemas.yaml.SqlExpression;

/**
 * What a month's deliveries tell of a firm in one number, word or day.
 *
 * @param from aggregate over the rows of the firm that arrived in the month
 * @param isCount whether a firm without a row in a month in which others have rows has 0; other facts are missing then
 * @param file where it is declared
 * @param line where in the file
 */
public record Fact(String name, Title title, String unit, SqlExpression from, boolean isCount, String file, int line) {}
