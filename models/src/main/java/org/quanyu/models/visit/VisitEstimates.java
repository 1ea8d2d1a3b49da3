package org.quanyu.models.visit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.round;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often the risk is real among all firms, told from those that were visited. A visit came about with the chance of being
 * on the list times the share of the list that was visited, and counts by the inverse of that (Horvitz and Thompson 1952);
 * the sum of hits is divided by that of the weights (Hájek 1971), so that lists that were visited in part are told from, too.
 * With weights w, hits y, their weighted mean r and n visits the variance is n / (n − 1) · Σ (1 − 1/w) w² (y − r)² / (Σ w)²
 * (Särndal, Swensson and Wretman 1992, 5.7, joint inclusions taken as of Poisson sampling); the interval is that of Wilson
 * (1927) with the effective number of visits (Σ w)² / Σ w² (Kish 1965).
 */
final class VisitEstimates {

    private static final List<String> COLUMNS = List.of(
            "target",
            "month",
            "kind",
            "listed",
            "firms",
            "visited",
            "not_found",
            "confirmed",
            "hit_rate",
            "expected_rate",
            "estimate",
            "standard_error",
            "low",
            "high");

    private static final Set<String> FRACTIONS =
            Set.of("firms", "hit_rate", "expected_rate", "estimate", "standard_error", "low", "high");

    /** Of the normal distribution, for 95 % between it and its negative. */
    private static final String Z = "1.959963984540054D";

    private static final String HALF_WIDTH =
            "%1$s / (1 + %1$s * %1$s / _n) * sqrt(estimate * (1 - estimate) / _n + %1$s * %1$s / (4 * _n * _n))"
                    .formatted(Z);

    private VisitEstimates() {}

    /**
     * @param counted by {@code target}, {@code month} and {@code kind}: {@code listed}, {@code firms}, {@code visited},
     *     {@code not_found}, {@code confirmed}, and over the visits of known result with one over the chance a: {@code a},
     *     {@code a2} (Σ a²), {@code ay} (of hits), {@code a2y}, {@code ap} (of probabilities)
     * @return the columns of {@code mart.visit_result}, with a row for each kind and one for {@code all}
     */
    static Dataset<Row> of(Dataset<Row> counted) {
        Dataset<Row> kinds = ofKinds(counted).select(names());
        return kinds.unionByName(ofAll(kinds)).select(columns());
    }

    private static Dataset<Row> ofKinds(Dataset<Row> counted) {
        return counted.withColumn("hit_rate", expr("confirmed / visited"))
                .withColumn("expected_rate", expr("ap / a"))
                .withColumn("estimate", expr("ay / a"))
                .withColumn("_share", expr("visited / listed"))
                .withColumn("_hits", expr("a2y - _share * ay"))
                .withColumn("_misses", expr("(a2 - a2y) - _share * (a - ay)"))
                .withColumn("_squares", expr("_hits * pow(1 - estimate, 2) + _misses * pow(estimate, 2)"))
                .withColumn(
                        "standard_error",
                        expr("CASE WHEN visited > 1 THEN "
                                + "sqrt(greatest(_squares, 0D) * visited / (visited - 1)) / a END"))
                .withColumn("_n", expr("a * a / a2"))
                .withColumn(
                        "_middle", expr("(estimate + %1$s * %1$s / (2 * _n)) / (1 + %1$s * %1$s / _n)".formatted(Z)))
                .withColumn("_half", expr(HALF_WIDTH))
                .withColumn("low", expr("CASE WHEN visited > 0 THEN greatest(_middle - _half, 0D) END"))
                .withColumn("high", expr("CASE WHEN visited > 0 THEN least(_middle + _half, 1D) END"));
    }

    /** Both kinds by the firms they stand for; without an estimate where one of them, or its visits, is missing. */
    private static Dataset<Row> ofAll(Dataset<Row> kinds) {
        return summed(kinds)
                .selectExpr(
                        "target",
                        "month",
                        "'all' AS kind",
                        "listed",
                        "firms",
                        "visited",
                        "not_found",
                        "confirmed",
                        "confirmed / visited AS hit_rate",
                        "CASE WHEN _both THEN _expected / firms END AS expected_rate",
                        "CASE WHEN _both THEN _hits / firms END AS estimate",
                        "CASE WHEN _erring THEN sqrt(_errors) / firms END AS standard_error",
                        "CASE WHEN _both THEN greatest((_hits - sqrt(_below)) / firms, 0D) END AS low",
                        "CASE WHEN _both THEN least((_hits + sqrt(_above)) / firms, 1D) END AS high");
    }

    private static Dataset<Row> summed(Dataset<Row> kinds) {
        return kinds.groupBy("target", "month")
                .agg(
                        expr("count(estimate) = 2 AS _both"),
                        expr("sum(listed) AS listed"),
                        expr("sum(firms) AS firms"),
                        expr("sum(visited) AS visited"),
                        expr("sum(not_found) AS not_found"),
                        expr("sum(confirmed) AS confirmed"),
                        expr("sum(firms * expected_rate) AS _expected"),
                        expr("sum(firms * estimate) AS _hits"),
                        expr("sum(pow(firms * standard_error, 2)) AS _errors"),
                        expr("count(standard_error) = 2 AS _erring"),
                        expr("sum(pow(firms * (estimate - low), 2)) AS _below"),
                        expr("sum(pow(firms * (high - estimate), 2)) AS _above"));
    }

    private static Column[] names() {
        return COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
    }

    /** Sums in whatever order of addition. */
    private static Column[] columns() {
        return COLUMNS.stream()
                .map(name -> FRACTIONS.contains(name) ? round(col(name), 9).as(name) : col(name))
                .toArray(Column[]::new);
    }
}
