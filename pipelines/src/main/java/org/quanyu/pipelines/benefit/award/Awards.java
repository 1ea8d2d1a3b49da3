package org.quanyu.pipelines.benefit.award;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Decides what is paid of what is matched: what was paid before, which of policies that exclude each other, and for whom the budgets
 * suffice.
 */
public final class Awards {

    private static final String[] KEY = {"beneficiary", "entity", "policy"};

    /** The rows of the same entities lie in the same part, whatever ran before. */
    private static final int PARTS = 8;

    private static final StructType FREQUENCY =
            new StructType().add("policy", DataTypes.StringType, false).add("frequency", DataTypes.StringType);

    /** What is decided of a row before exclusions and budgets. */
    private static final String STATE = """
            CASE WHEN pays IS NULL THEN raise_error(concat('no policy ', policy))
              WHEN NOT pays THEN 'notice'
              WHEN paid IS NOT NULL THEN 'paid_before'
              WHEN frequency = 'yearly' AND month(as_of) < pay_month THEN 'later'
              WHEN amount IS NULL OR amount <= 0 THEN 'amount_unknown'
              ELSE 'due' END""";

    private static final String PERIOD = """
            CASE frequency WHEN 'once' THEN 'once' WHEN 'monthly' THEN date_format(as_of, 'yyyy-MM')
              ELSE date_format(as_of, 'yyyy') END""";

    private static final String DECISION = """
            CASE WHEN state IN ('notice', 'paid_before') THEN state
              WHEN is_out THEN 'excluded'
              WHEN state = 'due' AND NOT fits THEN IF(refuses, 'refused', 'queued')
              ELSE state END""";

    private static final String BECAUSE = """
            CASE decision
              WHEN 'paid_before' THEN concat(period_zh, '已发', paid, '元',
                IF(last_paid_on IS NULL, '', concat('（', last_paid_on, '）')),
                CASE WHEN amount IS NULL THEN '，本次金额不明，请核对'
                  WHEN amount <> paid THEN concat('，本次应为', amount, '元，请核对') ELSE '' END)
              WHEN 'excluded' THEN instead
              WHEN 'queued' THEN concat(fund_zh, '，排在第', place, '位')
              WHEN 'refused' THEN concat(fund_zh, '，不再受理')
              WHEN 'amount_unknown' THEN concat(
                IF(amount IS NULL, '金额所依据的信息不全', concat('算得金额为', amount, '元')), '，由经办人核定',
                IF(instead IS NULL, '', concat('；', instead)))
              WHEN 'later' THEN concat('每年', pay_month, '月起发放',
                IF(amount IS NULL, '，金额尚不明', ''), IF(instead IS NULL, '', concat('；', instead)))
              WHEN 'notice' THEN '只告知，不发放资金'
              END""";

    private static final String FUND_ZH = "concat('“', fund, '”', year(as_of), '年经费余', was_left, '元，不足', amount, '元')";

    private static final String PERIOD_ZH = "IF(period = 'once', '此前', period)";

    private static final String[] COLUMNS = {
        "entity",
        "beneficiary",
        "policy",
        "version",
        "as_of",
        "period",
        "IF(decision = 'notice', NULL, amount) AS amount",
        "decision",
        BECAUSE + " AS because",
        "paid",
        "IF(decision = 'queued', place, NULL) AS place",
        "fund",
        "channel"
    };

    private final Dataset<Row> known;
    private final Dataset<Row> table;
    private final AwardTerms terms;
    private final LocalDate asOf;

    private Awards(Dataset<Row> known, Dataset<Row> table, AwardTerms terms, LocalDate asOf) {
        this.known = known;
        this.table = table;
        this.terms = terms;
        this.asOf = asOf;
    }

    /**
     * What is paid as of a day; only payments made by then are known.
     *
     * @param matches as {@code BenefitMatch.matches} gives them, all of this day
     * @return per row of {@code matches}: {@code entity, beneficiary, policy, version, as_of}, {@code period} ({@code once},
     *     {@code 2024-10}, {@code 2024}), {@code amount} (yuan), {@code decision} ({@code due}, {@code paid_before}, {@code excluded},
     *     {@code queued}, {@code refused}, {@code later}: not before its month, {@code amount_unknown}: a clerk's, {@code notice}: pays nothing),
     *     {@code because} in Chinese, what was {@code paid} for the period, {@code place} in the queue, {@code fund}, {@code channel}; the rows
     *     stand in the same order in the same parts for the same matches in any order
     */
    public static Dataset<Row> of(Dataset<Row> matches, Payments paid, AwardTerms terms, LocalDate asOf) {
        Awards awards = of(matches.sparkSession(), paid, terms, asOf);
        return awards.decided(awards.budgeted(awards.chosen(awards.stated(matches))));
    }

    /** What the funds had left on a day: {@code fund, year, budget, spent, left} and the {@code batches} among the payments, by fund. */
    public static Dataset<Row> funds(SparkSession spark, Payments paid, AwardTerms terms, LocalDate asOf) {
        return of(spark, paid, terms, asOf).left(spark).coalesce(1).sortWithinPartitions("fund");
    }

    private static Awards of(SparkSession spark, Payments paid, AwardTerms terms, LocalDate asOf) {
        Dataset<Row> table = terms.table(spark);
        List<Row> outside = terms.conflicts().ranked().stream()
                .filter(policy -> !terms.has(policy))
                .map(policy -> RowFactory.create(policy, null))
                .toList();
        Dataset<Row> frequencies = table.select("policy", "frequency").union(spark.createDataFrame(outside, FREQUENCY));
        return new Awards(paid.known(asOf, frequencies), table, terms, asOf);
    }

    private Dataset<Row> left(SparkSession spark) {
        return Budgets.left(terms.funds(spark), known, table, asOf.getYear());
    }

    private Dataset<Row> stated(Dataset<Row> matches) {
        return matches.select("entity", "beneficiary", "policy", "version", "as_of", "amount", "facts")
                .join(broadcast(table), new String[] {"policy"}, "left")
                .withColumn("period", expr(PERIOD))
                .withColumn("told", expr("try_element_at(facts, order_fact)"))
                .drop("facts")
                .join(Payments.byPeriod(known), new String[] {"entity", "policy", "period"}, "left")
                .withColumn("state", expr(STATE));
    }

    private Dataset<Row> chosen(Dataset<Row> stated) {
        Dataset<Row> rest = stated.where("in_conflict IS NULL OR NOT in_conflict")
                .withColumn("is_out", lit(false))
                .withColumn("instead", lit(null).cast("string"));
        if (terms.conflicts().ranked().isEmpty()) {
            return rest;
        }
        Dataset<Row> rivals = stated.where("in_conflict");
        Dataset<Row> candidates = rivals.where("state IN ('due', 'later', 'amount_unknown')")
                .withColumn("amount", expr("IF(amount > 0, amount, NULL)"));
        Dataset<Row> barred = new Exclusions(terms.conflicts()).barred(candidates, known, asOf.getYear());
        return rest.unionByName(rivals.join(barred, KEY, "left").withColumn("is_out", expr("coalesce(is_out, false)")));
    }

    private Dataset<Row> budgeted(Dataset<Row> chosen) {
        return new Budgets(left(chosen.sparkSession()))
                .spend(chosen.withColumn("spends", expr("state = 'due' AND NOT is_out AND fund IS NOT NULL")));
    }

    private Dataset<Row> decided(Dataset<Row> budgeted) {
        return budgeted.withColumn("decision", expr(DECISION))
                .withColumn("fund_zh", expr(FUND_ZH))
                .withColumn("period_zh", expr(PERIOD_ZH))
                .selectExpr(COLUMNS)
                .repartition(PARTS, col("beneficiary"), col("entity"))
                .sortWithinPartitions("beneficiary", "entity", "policy");
    }
}
