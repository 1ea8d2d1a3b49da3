package org.quanyu.models.firm;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.schemas.step.Outputs.outputs;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per firm and thing that befell it: it left the district, closed, or began to owe wages. Arrears begin with the
 * first month of which a sign tells after {@link #QUIET_MONTHS} without one, if wages were paid in part, or after the end of
 * the following month, a visit confirmed it, or there is a case as well as a complaint about wages: a complaint or a case
 * alone proves nothing. When it was known is told beside when it was.
 */
public final class BuildFirmOutcomes implements Step {

    private static final Contract FIRM_CHANGE = Contract.of("silver.firm_change");
    private static final Contract FIRM_CASE = Contract.of("silver.firm_case");
    private static final Contract WAGE_PAYMENT = Contract.of("silver.wage_payment");
    private static final Contract EVENT = Contract.of("gold.event");
    private static final Contract FEEDBACK = Contract.of("ops.feedback");
    private static final Contract FIRM_OUTCOME = Contract.of("mart.firm_outcome");

    /** Signs of arrears with fewer months between them are of one time. */
    private static final int QUIET_MONTHS = 6;

    /** Contributions and tax of a worker take less than a quarter of a wage. */
    private static final String PAID_IN_PART = "paid < 0.75 * due";

    private static final String PAID_LATE = "paid_on > last_day(add_months(month, 1))";

    private static final int MONTHS_TO_CASE = 3;

    private static final String ABOUT_WAGES = "cause RLIKE '追索劳动报酬|拖欠'";
    private static final String COMPLAINT_ABOUT_WAGES = "category_2 IN ('拖欠工资', '欠薪集体诉求')";

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("build-firm-outcomes")
                .looksInto(
                        FIRM_CHANGE,
                        FIRM_CASE,
                        WAGE_PAYMENT,
                        EVENT,
                        FEEDBACK,
                        MonthlyFacts.FIRM_PARTY,
                        MonthlyFacts.EVENT_LINK)
                .writes(FIRM_OUTCOME);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> outcomes = ended(in).union(arrears(in)).persist();
        return outputs().replace(FIRM_OUTCOME, outcomes).delivered(outcomes::count);
    }

    private static Dataset<Row> ended(Inputs in) {
        Column outcome = when(col("matter").equalTo("迁出登记"), "relocated_out")
                .when(col("matter").isin("注销登记", "吊销"), "closed");
        return ofParty(in, FIRM_CHANGE)
                .withColumn("outcome", outcome)
                .where(col("outcome").isNotNull().and(col("approved_on").isNotNull()))
                .groupBy(
                        col("firm_id"),
                        col("outcome"),
                        trunc(col("approved_on"), "MM").as("month"))
                .agg(
                        max(trunc(col("approved_on"), "MM")).as("last_month"),
                        min("arrived_on").as("known_on"),
                        lit("registry").as("evidence"),
                        count(lit(1)).as("signs"));
    }

    private static Dataset<Row> arrears(Inputs in) {
        WindowSpec ofFirm = Window.partitionBy("firm_id").orderBy("month");
        Column begins = coalesce(
                months_between(col("month"), lag("month", 1).over(ofFirm)).gt(QUIET_MONTHS), lit(true));
        return signs(in)
                .groupBy("firm_id", "month")
                .agg(
                        min("known_on").as("known_on"),
                        count(lit(1)).as("signs"),
                        collect_set("evidence").as("evidence"))
                .withColumn("begins", begins.cast("int"))
                .withColumn("time", sum("begins").over(ofFirm))
                .groupBy("firm_id", "time")
                .agg(
                        lit("arrears_began").as("outcome"),
                        min("month").as("month"),
                        max("month").as("last_month"),
                        min("known_on").as("known_on"),
                        array_join(sort_array(expr("array_distinct(flatten(collect_set(evidence)))")), ", ")
                                .as("evidence"),
                        sum("signs").as("signs"))
                .select("firm_id", "outcome", "month", "last_month", "known_on", "evidence", "signs");
    }

    /** {@code firm_id}, {@code month} that a sign tells of, {@code known_on}, {@code evidence}. */
    private static Dataset<Row> signs(Inputs in) {
        Column evidence = when(expr(PAID_IN_PART), "paid in part").when(expr(PAID_LATE), "paid late");
        Dataset<Row> wages = ofParty(in, WAGE_PAYMENT)
                .select(col("firm_id"), col("month"), col("arrived_on").as("known_on"), evidence.as("evidence"))
                .where(col("evidence").isNotNull());
        return wages.union(casesWithComplaints(in))
                .union(visits(in))
                .where(col("month").isNotNull());
    }

    /** Visits that found wages owed; those that found none overrule nobody. */
    private static Dataset<Row> visits(Inputs in) {
        return in.table(FEEDBACK)
                .where("target = 'arrears' AND outcome = 'confirmed'")
                .select(
                        col("firm_id"),
                        trunc(col("visited_on"), "MM").as("month"),
                        col("visited_on").as("known_on"),
                        lit("visit").as("evidence"));
    }

    /** A case about wages and a complaint of up to {@link #MONTHS_TO_CASE} before it, dated by the complaint. */
    private static Dataset<Row> casesWithComplaints(Inputs in) {
        Dataset<Row> complaints = in.table(EVENT)
                .where(COMPLAINT_ABOUT_WAGES)
                .join(
                        in.table(MonthlyFacts.EVENT_LINK)
                                .where(col("entity_type").equalTo("firm"))
                                .select(col("event_id"), col("entity_id").as("firm_id")),
                        "event_id")
                .select(
                        col("firm_id"),
                        trunc(expr("from_utc_timestamp(requested_at, 'Asia/Shanghai')"), "MM")
                                .as("month"),
                        col("first_arrived_on"));
        return ofParty(in, FIRM_CASE)
                .where(ABOUT_WAGES)
                .join(complaints, "firm_id")
                .where(months_between(trunc(col("filed_on"), "MM"), col("month"))
                        .between(0, MONTHS_TO_CASE))
                .select(
                        col("firm_id"),
                        col("month"),
                        greatest(col("arrived_on"), col("first_arrived_on")).as("known_on"),
                        lit("case and complaint").as("evidence"));
    }

    private static Dataset<Row> ofParty(Inputs in, Contract table) {
        return in.table(table)
                .join(
                        in.table(MonthlyFacts.FIRM_PARTY).select("source", "party_key", "firm_id"),
                        new String[] {"source", "party_key"});
    }
}
