package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.risk.BuiltInTargets;
import org.quanyu.models.risk.PointRule;
import org.quanyu.models.risk.Target;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * A risk whose models are watched.
 *
 * @param target name of the risk, as in {@code ops.model}
 * @param outcome what comes true, as in {@code mart.firm_outcome}
 * @param horizon months after the scored month in which it counts
 * @param embargo months after the scored month by whose end it is told, at least the horizon
 * @param capacity firms that can be visited in a month
 * @param atRisk the firms that are told about, over columns of {@code mart.firm_month}; empty for all
 * @param rule the officers' rule over columns of {@code mart.firm_month}; empty where there is none
 */
public record WatchedRisk(
        String target,
        String outcome,
        int horizon,
        int embargo,
        int capacity,
        Optional<SqlExpression> atRisk,
        List<PointRule> rule) {

    public WatchedRisk {
        rule = List.copyOf(rule);
    }

    /** The risks that come with the lake. */
    public static List<WatchedRisk> builtIn() {
        return List.of(
                of(BuiltInTargets.named("relocation"), "relocated_out"),
                of(BuiltInTargets.named("arrears"), "arrears_began"));
    }

    /** As a target over {@code mart.firm_month} has it. */
    public static WatchedRisk of(Target target, String outcome) {
        return new WatchedRisk(
                target.name(),
                outcome,
                target.label().horizon(),
                target.label().embargo(),
                target.judgedBy().capacity(),
                target.panel().atRisk(),
                target.baseline());
    }

    /** Whether outcomes of a scored month can be counted, where {@code whole} is the last month that is whole. */
    boolean isDue(LocalDate month, LocalDate whole) {
        return !month.plusMonths(horizon).isAfter(whole);
    }

    /** The last month by whose end outcomes of a scored month count if they were told. */
    LocalDate maturedTo(LocalDate month, LocalDate whole) {
        LocalDate end = month.plusMonths(embargo);
        return end.isBefore(whole) ? end : whole;
    }

    /** Whether no outcome counts any more that is told later. */
    boolean isFinal(LocalDate month, LocalDate maturedTo) {
        return !maturedTo.isBefore(month.plusMonths(embargo));
    }

    /** Rows of the panel that are told about. */
    Dataset<Row> atRisk(Dataset<Row> panel) {
        return atRisk.map(condition -> panel.where(expr(condition.sql()))).orElse(panel);
    }
}
