package org.quanyu.models.watch;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.SmallSession;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;

/**
 * 2,000 firms in 2022: a signal that tells of arrears in the next month, a model that knows the probability, scores of the
 * months from July on, and what came true.
 */
final class SmallScores implements Inputs {

    private static final String FIRMS = "range(2000)";
    private static final String MONTHS = "sequence(date'2022-01-01', date'2022-12-01', interval 1 month)";
    private static final String PROBABILITY = "0.02 + 0.48 * signal * signal * signal";

    private final Map<String, Dataset<Row>> tables = new HashMap<>();

    static SparkSession session() {
        return SmallSession.get();
    }

    SmallScores() {
        panel("months", "signal");
        scores(PROBABILITY);
        put(
                "mart.firm_outcome",
                "select firm_id, 'arrears_began' as outcome, add_months(month, 1) as month, add_months(month, 1) as last_month, last_day(add_months(month, 1)) as known_on"
                        + " from mart_firm_month where " + chance("'case'") + " < " + PROBABILITY);
        models("(1, 0.40, 0.25)");
        decisions("(1, 1, 'promoted')");
        put("ops.model_watch", session().createDataFrame(List.of(), Finding.TABLE.schema()));
    }

    /** A model that was never measured. */
    static RegisteredModel model(List<String> features, LocalDate from, LocalDate to) {
        return new RegisteredModel(
                "arrears", 1, new RegisteredModel.Files("", ""), features, from, to, true, "[]", Map.of());
    }

    /** A number from 0 to 1 that looks drawn by chance, for each firm, month and salt. */
    static String chance(String salt) {
        return "(pmod(xxhash64(firm_id, month, " + salt + "), 1000003) / 1000003.0)";
    }

    /** @param columns the features {@code months} (a number without a pattern) and {@code signal}, as expressions */
    SmallScores panel(String months, String signal) {
        String drawn = "select *, " + chance("'months'") + " as months, " + chance("'signal'") + " as signal from"
                + " (select concat('f', id) as firm_id, explode(" + MONTHS + ") as month from " + FIRMS + ")";
        return put(
                "mart.firm_month",
                "select firm_id, month, %s as months, %s as signal from (%s)".formatted(months, signal, drawn));
    }

    /** @param probability over the columns of the panel */
    SmallScores scores(String probability) {
        return put(
                "mart.risk_score",
                "select 'arrears' as target, month, firm_id, 1 as version, cast(" + probability
                        + " as double) as probability from mart_firm_month where month >= '2022-07-01'");
    }

    /** @param versions version, average precision and that of the rule, each in brackets */
    SmallScores models(String versions) {
        return put(
                "ops.model",
                ("select 'arrears' as target, version, date'2022-01-01' as from_month, date'2022-05-01' as to_month,"
                                + " 'months,signal' as features, cast(ap as double) as average_precision,"
                                + " cast(null as double) as precision_at_capacity,"
                                + " cast(rule as double) as rule_average_precision,"
                                + " cast(null as double) as rule_precision_at_capacity, true as passed,"
                                + " '' as folder, '' as digest, '[]' as gates"
                                + " from values %s as t(version, ap, rule)")
                        .formatted(versions));
    }

    /** @param decisions number, version and decision, each in brackets */
    SmallScores decisions(String decisions) {
        return put(
                "ops.model_decision",
                ("select 'arrears' as target, *, date'2022-06-30' as as_of, '王某' as decided_by, '试行' as reason"
                                + " from values %s as t(number, version, decision)")
                        .formatted(decisions));
    }

    SmallScores put(String table, Dataset<Row> rows) {
        tables.put(table, rows);
        rows.createOrReplaceTempView(table.replace('.', '_'));
        return this;
    }

    private SmallScores put(String table, String sql) {
        return put(table, session().sql(sql));
    }

    @Override
    public Dataset<Row> changes(Contract table) {
        throw new IllegalArgumentException(table.table());
    }

    @Override
    public Dataset<Row> table(Contract table) {
        return tables.get(table.table());
    }

    @Override
    public Dataset<Row> published(Contract table) {
        return tables.get(table.table());
    }
}
