package org.quanyu.models.visit;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.trunc;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * Lists of the firms that each team is to visit in the month after the latest scores of a risk. The list of a risk and month
 * is made once, and stays.
 */
public final class PlanVisits implements Step {

    private static final Contract RISK_SCORE = Contract.of("mart.risk_score");
    private static final Contract FEEDBACK = Contract.of("ops.feedback");
    private static final Contract VISIT_LIST = Contract.of("mart.visit_list");

    private static final StructType SERVED = new StructType()
            .add("sub_district", DataTypes.StringType)
            .add("team", DataTypes.StringType)
            .add("firms", DataTypes.LongType)
            .add("by_lot", DataTypes.LongType);

    private final List<VisitPlan> plans;

    /** @param plans what the teams can do, one for each risk */
    public PlanVisits(List<VisitPlan> plans) {
        this.plans = List.copyOf(plans);
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("plan-visits")
                .looksInto(RISK_SCORE, FEEDBACK)
                .recalls(VISIT_LIST)
                .writes(VISIT_LIST);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Map<String, LocalDate> scored = latestMonths(in.table(RISK_SCORE));
        Map<String, LocalDate> listed = latestMonths(in.published(VISIT_LIST));
        PlanNotices notices = new PlanNotices(context);
        notices.ofRisksWithoutPlan(scored.keySet(), plans);
        Optional<Dataset<Row>> lists = plans.stream()
                .filter(plan -> notices.isScored(plan, scored.keySet()))
                .map(plan -> new Round(plan, scored.get(plan.target()), in))
                .filter(round ->
                        !listed.getOrDefault(round.plan.target(), LocalDate.MIN).isAfter(round.scored))
                .filter(round -> notices.isServed(round.plan, round.subDistricts()))
                .map(round -> round.list(context.spark()))
                .reduce(Dataset::unionByName);
        return lists.map(Dataset::persist)
                .map(list -> outputs().append(VISIT_LIST, list).delivered(list::count))
                .orElseGet(() -> outputs().delivered(() -> 0));
    }

    private static Map<String, LocalDate> latestMonths(Dataset<Row> rows) {
        return rows.groupBy("target").agg(max("month")).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.getString(0), row -> row.getDate(1).toLocalDate()));
    }

    /** The list of one risk and month that is to be made. */
    private static final class Round {

        private final VisitPlan plan;
        private final LocalDate scored;
        private final Inputs in;
        private final LocalDate month;

        Round(VisitPlan plan, LocalDate scored, Inputs in) {
            this.plan = plan;
            this.scored = scored;
            this.in = in;
            month = scored.plusMonths(1);
        }

        /** Those with firms at risk, for people to be told of. */
        List<String> subDistricts() {
            return ofTarget(in.table(RISK_SCORE)).select("sub_district").distinct().collectAsList().stream()
                    .map(row -> row.getString(0))
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
        }

        Dataset<Row> list(SparkSession spark) {
            Dataset<Row> candidates = ofTarget(in.table(RISK_SCORE))
                    .where(col("month").equalTo(lit(Date.valueOf(scored))))
                    .select(
                            col("target"),
                            lit(plan.title()).as("title"),
                            lit(Date.valueOf(month)).as("month"),
                            col("month").as("scored_month"),
                            col("firm_id"),
                            col("version"),
                            col("probability"),
                            col("band"),
                            col("sub_district"),
                            col("community"),
                            col("industry"),
                            col("why"))
                    .join(resting(), "firm_id", "left_anti")
                    .join(broadcast(spark.createDataFrame(served(), SERVED)), "sub_district");
            return VisitChoice.of(candidates);
        }

        private Dataset<Row> resting() {
            Dataset<Row> visited = ofTarget(in.table(FEEDBACK))
                    .where(since(trunc(col("visited_on"), "MM"), plan.rest().visited()))
                    .select("firm_id");
            Dataset<Row> listed = ofTarget(in.published(VISIT_LIST))
                    .where(since(col("month"), plan.rest().listed()))
                    .select("firm_id");
            return visited.union(listed);
        }

        private Column since(Column of, int months) {
            return of.gt(lit(Date.valueOf(month.minusMonths(months))));
        }

        private Dataset<Row> ofTarget(Dataset<Row> rows) {
            return rows.where(col("target").equalTo(plan.target()));
        }

        private List<Row> served() {
            return plan.teams().stream()
                    .flatMap(team -> team.subDistricts().stream()
                            .map(subDistrict ->
                                    RowFactory.create(subDistrict.name(), team.name(), (long) team.firms(), (long)
                                            team.byLot(plan.exploration()))))
                    .toList();
        }
    }
}
