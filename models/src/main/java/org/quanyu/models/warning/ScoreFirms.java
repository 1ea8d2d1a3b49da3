package org.quanyu.models.warning;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.to_json;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.util.LongAccumulator;
import org.quanyu.models.panel.PanelQuery;
import org.quanyu.models.registry.ModelStore;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.registry.Registry;
import org.quanyu.models.risk.Target;
import org.quanyu.models.score.ReasonsFor;
import org.quanyu.models.score.ScoredRows;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * Tells of every firm at risk how likely each risk is after the latest month, by the model in force. A month is scored once
 * by each version; without a model in force nothing is.
 */
public final class ScoreFirms implements Step {

    private static final Contract FIRM_MONTH = Contract.of("mart.firm_month");
    private static final Contract RISK_SCORE = Contract.of("mart.risk_score");

    /** What the targets of firms may read beside the panel. */
    private static final Contract FIRM_OUTCOME = Contract.of("mart.firm_outcome");

    private static final Set<String> TABLES = Set.of(FIRM_MONTH.table(), FIRM_OUTCOME.table());

    private final ModelStore store;

    public ScoreFirms(ModelStore store) {
        this.store = store;
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("score-firms")
                .looksInto(FIRM_MONTH, FIRM_OUTCOME, Registry.MODEL, Registry.DECISION)
                .recalls(RISK_SCORE)
                .writes(RISK_SCORE);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Date month = in.table(FIRM_MONTH).agg(max("month")).first().getDate(0);
        List<RegisteredModel> inForce = Registry.of(in.table(Registry.MODEL), in.table(Registry.DECISION))
                .inForce();
        if (inForce.isEmpty()) {
            context.notice(noModel());
        }
        Dataset<Row> before = in.published(RISK_SCORE);
        List<Dataset<Row>> scored = new ArrayList<>();
        LongAccumulator blank = context.spark().sparkContext().longAccumulator();
        for (RegisteredModel model : inForce) {
            Target target = store.target(model);
            if (!TABLES.containsAll(target.panel().tables())) {
                context.notice(notOfFirms(target));
            } else if (month != null && isNew(model, month, before)) {
                scored.add(scored(in, model, target, month, blank));
            }
        }
        if (scored.isEmpty()) {
            return outputs().delivered(() -> 0);
        }
        Dataset<Row> all = ScoreChange.since(
                        before, scored.stream().reduce(Dataset::unionByName).orElseThrow(), month)
                .persist();
        return outputs().upsert(RISK_SCORE, all).delivered(all::count);
    }

    private static Notice noModel() {
        return new Notice(
                FailureCode.RISK_MODEL_MISSING,
                "ops.model_decision",
                "no model of a risk is in force; mart.risk_score gets no rows",
                "train one with lake train relocation or lake train arrears, then lake model promote",
                false);
    }

    private static Notice notOfFirms(Target target) {
        return new Notice(
                FailureCode.TARGET_INPUT,
                target.name(),
                "the model of " + target.name() + " is in force, but its panel is "
                        + target.panel().tables() + ": the night scores models over " + TABLES + " alone",
                "make its panel of these, or withdraw it with lake model withdraw",
                false);
    }

    private static boolean isNew(RegisteredModel model, Date month, Dataset<Row> before) {
        return before.where(col("target")
                        .equalTo(model.target())
                        .and(col("month").equalTo(lit(month)))
                        .and(col("version").equalTo(model.version())))
                .isEmpty();
    }

    private Dataset<Row> scored(Inputs in, RegisteredModel model, Target target, Date month, LongAccumulator blank) {
        Dataset<Row> rows = PanelQuery.ofTables(target.panel(), in::table)
                .toScore(month.toString().substring(0, 7));
        WindowSpec inSubDistrict =
                Window.partitionBy("sub_district").orderBy(col("probability").desc(), col("firm_id"));
        Dataset<Row> scored = ScoredRows.of(rows, store.read(model), ReasonsFor.ALL, blank);
        return scored.select(Stream.of(
                        lit(target.name()).as("target"),
                        col("month"),
                        col("firm_id"),
                        last_day(col("month")).as("as_of"),
                        lit(model.version()).as("version"),
                        col("probability"),
                        col("band"),
                        row_number().over(inSubDistrict).as("rank"),
                        col("sub_district"),
                        col("community"),
                        col("industry"),
                        col("why"),
                        to_json(col("reasons")).as("reasons"),
                        col("margin"))
                .toArray(Column[]::new));
    }

    /** The month before a month. */
    static Column before(Date month) {
        return add_months(lit(month), -1);
    }
}
