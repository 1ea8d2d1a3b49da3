package org.quanyu.pipelines.cause;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.expressions.Window;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Coding;
import org.quanyu.pipelines.cause.question.CauseQuestion;
import org.quanyu.pipelines.cause.question.Measure;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * A table as a question needs it, in the memory of the driver. Numbers are: actual and forecast of leaves; measure and per
 * of events; measure and day since 1970-01-01 of surges; measure, per and 1 or 0 for the window, of rows that are summed by attributes and point in time, where the
 * last attribute is the point in time.
 *
 * @param ladders attributes that can be named, each ladder from the tightest level up
 */
@SuppressWarnings("ArrayRecordComponent")
record CauseTable(Cells cells, int[][] ladders, List<String> warnings) {

    static CauseTable read(CauseQuestion question, Dataset<Row> rows, String input) {
        List<List<String>> ladders = ladders(question, rows, input);
        List<String> attributes = ladders.stream().flatMap(List::stream).toList();
        Dataset<Row> needed = needed(question, rows, attributes, input);
        boolean isTimed = question.measure() instanceof Measure.Windows;
        List<String> coded =
                isTimed ? Stream.concat(attributes.stream(), Stream.of("each")).toList() : attributes;
        Coding coding = new Coding(coded, question.missing(), needed.columns().length - coded.size());
        for (InternalRow row : collected(needed, input)) {
            coding.add(row);
        }
        MeasureCheck check = new MeasureCheck(question, input);
        Cells cells = check.checked(coding.cells());
        List<String> warnings = new ArrayList<>();
        if (coding.withoutNumber() > 0) {
            warnings.add(coding.withoutNumber() + " rows have no number and are left out");
        }
        LadderCheck ladderCheck = new LadderCheck(cells, input, warnings);
        boolean isNested = !(question.measure() instanceof Measure.Surges);
        return new CauseTable(cells, isNested ? ladderCheck.checked(ladders) : ladderCheck.named(ladders), warnings);
    }

    /** Those of the question, or every column that it does not name otherwise. */
    private static List<List<String>> ladders(CauseQuestion question, Dataset<Row> rows, String input) {
        List<String> columns = List.of(rows.columns());
        for (List<String> ladder : question.ladders()) {
            for (String level : ladder) {
                if (!columns.contains(level)) {
                    throw new LakeException(
                            FailureCode.CAUSES_INPUT,
                            input + " has no column " + level,
                            Nearest.hint(level, columns) + "it has " + String.join(", ", columns));
                }
            }
        }
        if (!question.ladders().isEmpty()) {
            return question.ladders();
        }
        Set<String> measured = question.measured();
        return columns.stream()
                .filter(column ->
                        !measured.contains(column) && !question.ignored().contains(column))
                .map(List::of)
                .toList();
    }

    private static Dataset<Row> needed(
            CauseQuestion question, Dataset<Row> rows, List<String> attributes, String input) {
        question.measure().expressions().forEach(expression -> require(rows, expression, input));
        List<Column> columns = new ArrayList<>();
        for (String attribute : attributes) {
            columns.add(
                    trim(rows.col(SqlText.identifier(attribute)).cast("string")).as("attribute" + columns.size()));
        }
        if (question.measure() instanceof Measure.Leaves leaves) {
            columns.addAll(List.of(number(leaves.actual(), "actual"), number(leaves.forecast(), "forecast")));
            return rows.select(columns.toArray(Column[]::new));
        }
        if (question.measure() instanceof Measure.Windows windows) {
            columns.add(expr(windows.each().sql()).cast("string").as("each"));
            columns.add(expr(windows.now().sql()).cast("boolean").as("now"));
            columns.add(number(windows.value(), "value"));
            columns.add(windows.per().map(per -> number(per, "per")).orElse(lit(1.0).as("per")));
            Column inWindow = expr(windows.now().sql()).or(expr(windows.before().sql()));
            return summed(rows.where(inWindow).select(columns.toArray(Column[]::new)), attributes.size() + 1);
        }
        if (question.measure() instanceof Measure.Surges surges) {
            Column day = expr(surges.day().sql()).cast("date");
            columns.add(once(surges, day, columns).as("value"));
            columns.add(unix_date(day).cast("double").as("day"));
            return rows.select(columns.toArray(Column[]::new));
        }
        Measure.Events events = (Measure.Events) question.measure();
        columns.add(number(events.value(), "value"));
        columns.add(events.per().map(per -> number(per, "per")).orElse(lit(1.0).as("per")));
        return rows.select(columns.toArray(Column[]::new));
    }

    /** The measure of the first row of each value, nothing of the others; rows without a value count each by itself. */
    private static Column once(Measure.Surges surges, Column day, List<Column> attributes) {
        Column value = expr(surges.value().sql()).cast("double");
        if (surges.oncePer().isEmpty()) {
            return value;
        }
        Column alone = concat(lit("\u0001"), monotonically_increasing_id().cast("string"));
        Column same = coalesce(expr(surges.oncePer().get().sql()).cast("string"), alone);
        List<Column> order = new ArrayList<>(List.of(day));
        attributes.forEach(attribute -> order.add(attribute.isNull()));
        order.addAll(attributes);
        Column isFirst = row_number()
                .over(Window.partitionBy(same).orderBy(order.toArray(Column[]::new)))
                .equalTo(1);
        return when(isFirst, value).otherwise(0.0);
    }

    /** One row for all that have the same attributes at the same point in time. */
    private static Dataset<Row> summed(Dataset<Row> rows, int attributes) {
        Column[] keys = IntStream.rangeClosed(0, attributes)
                .mapToObj(at -> rows.col(rows.columns()[at]))
                .toArray(Column[]::new);
        Dataset<Row> sums =
                rows.groupBy(keys).agg(sum("value").as("value"), sum("per").as("per"));
        List<Column> columns = new ArrayList<>(
                Arrays.stream(sums.columns(), 0, attributes).map(sums::col).toList());
        columns.addAll(List.of(
                sums.col("value"),
                sums.col("per"),
                coalesce(sums.col("now").cast("double"), lit(0.0)).as("isNow")));
        return sums.select(columns.toArray(Column[]::new));
    }

    private static Column number(SqlExpression expression, String name) {
        return expr(expression.sql()).cast("double").as(name);
    }

    private static void require(Dataset<Row> rows, SqlExpression expression, String input) {
        SqlExpression.problem(rows, expr(expression.sql())).ifPresent(problem -> {
            throw new LakeException(
                    FailureCode.CAUSES_INPUT,
                    input + " does not fit \"" + expression.written() + "\": " + problem,
                    "it has " + String.join(", ", rows.columns()));
        });
    }

    private static InternalRow[] collected(Dataset<Row> rows, String input) {
        try {
            return rows.queryExecution().executedPlan().executeCollect();
        } catch (Exception e) {
            if (e instanceof SparkException && String.valueOf(e.getMessage()).contains("maxResultSize")) {
                throw new LakeException(
                        FailureCode.CAUSES_TOO_LARGE,
                        input + " is larger than the search holds in memory",
                        "sum its rows by their attributes first, leave columns out of the ladders, or raise"
                                + " spark.driver.maxResultSize with --conf",
                        e);
            }
            throw e;
        }
    }
}
