package org.quanyu.pipelines.cause.lake;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.CauseFinder;
import org.quanyu.pipelines.cause.question.LakeQuestion;
import org.quanyu.pipelines.cause.question.Measure;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * Asks the questions for causes about the last whole month, and keeps which cases are behind each. What was found for the
 * month before tonight makes way; months before stay.
 */
public final class FindRootCauses implements Step {

    private static final Contract ROOT_CAUSE = Contract.of("mart.root_cause");
    private static final Contract ROOT_CAUSE_CASE = Contract.of("mart.root_cause_case");

    private static final StructType FOUND = StructType.fromDDL("""
            cause_id STRING, month DATE, question STRING, title STRING, rank INT, attributes MAP<STRING, STRING>,
            support BIGINT, observed DOUBLE, expected DOUBLE, lift DOUBLE, lift_low DOUBLE, lift_high DOUBLE,
            share DOUBLE, chance DOUBLE, first_day DATE, last_day DATE""");

    private final List<LakeQuestion> questions;

    public FindRootCauses(List<LakeQuestion> questions) {
        this.questions = List.copyOf(questions);
    }

    @Override
    public StepDeclaration declaration() {
        Contract[] tables = questions.stream()
                .flatMap(question -> question.tables().stream())
                .distinct()
                .toArray(Contract[]::new);
        return StepDeclaration.step("find-root-causes")
                .looksInto(tables)
                .recalls(ROOT_CAUSE, ROOT_CAUSE_CASE)
                .writes(ROOT_CAUSE, ROOT_CAUSE_CASE);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        AskedMonth month = AskedMonth.before(context.asOf());
        List<Row> causes = new ArrayList<>();
        Dataset<Row> cases = noCases(context.spark());
        for (LakeQuestion question : questions) {
            Answer answer = answer(question, month, in, context);
            answer.found().forEach(cause -> causes.add(row(cause, month)));
            if (!answer.found().isEmpty()) {
                cases = cases.union(cases(question, answer.rows(), answer.found(), month));
            }
        }
        Dataset<Row> told = withHistory(context.spark().createDataFrame(causes, FOUND), in.published(ROOT_CAUSE));
        Dataset<Row> toldCases = cases.persist();
        return outputs()
                .delete(ROOT_CAUSE, stale(in.published(ROOT_CAUSE), told, ROOT_CAUSE, month))
                .delete(ROOT_CAUSE_CASE, stale(in.published(ROOT_CAUSE_CASE), toldCases, ROOT_CAUSE_CASE, month))
                .upsert(ROOT_CAUSE, told)
                .upsert(ROOT_CAUSE_CASE, toldCases)
                .delivered(causes::size);
    }

    /** What a question found, and the rows in which it did. */
    private record Answer(Dataset<Row> rows, List<FoundCause> found) {}

    /** Nothing where there is nothing to explain; a question that does not fit its tables is told and left out. */
    private static Answer answer(LakeQuestion question, AskedMonth month, Inputs in, StepContext context) {
        try {
            Dataset<Row> rows = QuestionRows.of(question, month, in::table, context.spark());
            return new Answer(rows, found(question, rows));
        } catch (LakeException e) {
            if (e.code() != FailureCode.CAUSES_MEASURE) {
                String file = question.question().file().name();
                context.notice(new Notice(e.code(), file, e.getMessage(), e.remedy(), true));
            }
            return new Answer(noCases(context.spark()), List.of());
        }
    }

    private static List<FoundCause> found(LakeQuestion question, Dataset<Row> rows) {
        if (hasNoRows(question, rows)) {
            return List.of();
        }
        List<FoundCause> causes = new ArrayList<>();
        CauseFinder.find(question.question(), rows, question.name())
                .causes()
                .forEach(cause -> causes.add(new FoundCause(question, cause, causes.size() + 1)));
        return causes;
    }

    private static boolean hasNoRows(LakeQuestion question, Dataset<Row> rows) {
        if (question.question().measure() instanceof Measure.Windows windows) {
            return rows.where(expr(windows.now().sql())).isEmpty()
                    || rows.where(expr(windows.before().sql())).isEmpty();
        }
        return rows.isEmpty();
    }

    private static Row row(FoundCause found, AskedMonth month) {
        return RowFactory.create(
                found.id(),
                Date.valueOf(month.first()),
                found.question().name(),
                found.question().title(),
                found.rank(),
                found.cause().conditions(),
                found.cause().support(),
                found.cause().observed(),
                found.cause().expected(),
                found.cause().lift(),
                finite(found.cause().interval().low()),
                finite(found.cause().interval().high()),
                finite(found.cause().share()),
                found.cause().chance(),
                day(found, Cause.Period::first),
                day(found, Cause.Period::last));
    }

    private static Date day(FoundCause found, Function<Cause.Period, LocalDate> which) {
        return found.cause().period().map(which).map(Date::valueOf).orElse(null);
    }

    private static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    /** {@code cause_id}, {@code month}, {@code case_id}, {@code measured}: a case counts for each cause that it fits. */
    private static Dataset<Row> cases(
            LakeQuestion question, Dataset<Row> rows, List<FoundCause> found, AskedMonth month) {
        Column[] fitting =
                found.stream().map(cause -> when(cause.holds(), cause.id())).toArray(Column[]::new);
        Column measured =
                expr(question.question().measure().expressions().get(0).sql()).cast("double");
        Dataset<Row> asked = question.question().measure() instanceof Measure.Windows windows
                ? rows.where(expr(windows.now().sql()))
                : rows;
        return asked.where(measured.gt(0))
                .select(
                        explode(array(fitting)).as("cause_id"),
                        lit(month.first()).cast("date").as("month"),
                        col("`" + question.caseColumn() + "`").cast("string").as("case_id"),
                        measured.as("measured"))
                .where(col("cause_id").isNotNull().and(col("case_id").isNotNull()))
                .groupBy("cause_id", "month", "case_id")
                .agg(max("measured").as("measured"));
    }

    private static Dataset<Row> noCases(SparkSession spark) {
        return spark.createDataFrame(
                List.of(), StructType.fromDDL("cause_id STRING, month DATE, case_id STRING, measured DOUBLE"));
    }

    /** With {@code first_month} and {@code months}, from what earlier months found. */
    private static Dataset<Row> withHistory(Dataset<Row> found, Dataset<Row> published) {
        Dataset<Row> earlier = published
                .select(col("cause_id"), col("month").as("earlier_month"))
                .join(found.select("cause_id", "month"), "cause_id")
                .where(col("earlier_month").lt(col("month")))
                .groupBy("cause_id")
                .agg(min("earlier_month").as("earliest"), count(lit(1)).as("times"));
        return found.join(earlier, new String[] {"cause_id"}, "left")
                .withColumn("first_month", least(col("month"), col("earliest")))
                .withColumn("months", coalesce(col("times"), lit(0)).plus(1).cast("int"))
                .drop("earliest", "times");
    }

    /** Keys of what was found for the month on an earlier night and no longer is. */
    private static Dataset<Row> stale(Dataset<Row> published, Dataset<Row> found, Contract table, AskedMonth month) {
        Column[] key = table.primaryKey().stream().map(name -> col(name)).toArray(Column[]::new);
        return published
                .where(col("month").equalTo(lit(month.first())))
                .select(key)
                .join(found.select(key), table.primaryKey().toArray(String[]::new), "left_anti");
    }
}
