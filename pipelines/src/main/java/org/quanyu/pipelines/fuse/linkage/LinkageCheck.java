package org.quanyu.pipelines.fuse.linkage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;

/** Holds a linkage against the records it is to fuse, before anything runs. */
public final class LinkageCheck {

    /** Types whose values sort in time; years and versions are numbers. */
    private static final List<Class<? extends DataType>> DATES =
            List.of(DateType.class, TimestampType.class, TimestampNTZType.class, NumericType.class);

    private final Linkage linkage;
    private final Dataset<Row> input;

    private LinkageCheck(Linkage linkage, Dataset<Row> input) {
        this.linkage = linkage;
        this.input = input;
    }

    /** @throws org.quanyu.schemas.failure.LakeException {@code LINKAGE_INVALID} with file, line and the nearest name */
    public static void check(Linkage linkage, Dataset<Row> input) {
        // expressions are analysed against the names and types alone, as a plan over many files takes long each time
        new LinkageCheck(linkage, input.sparkSession().createDataFrame(List.of(), input.schema())).check();
    }

    private void check() {
        Place top = new Place(1, 1);
        requireColumn(linkage.recordId(), top, "records.id");
        linkage.source().ifPresent(source -> requireColumn(source, top, "records.source"));
        for (Linkage.StandardisedColumn column : linkage.columns()) {
            column.from().columns().forEach(name -> requireColumn(name, column.place(), column.name()));
            analyse(input, expr(column.from().sql()), column.place(), column.name());
        }
        Dataset<Row> records = standardised();
        linkage.blocking().forEach(rule -> rule.key()
                .forEach(part -> analyse(records, expr(part.sql()), rule.place(), "a blocking rule")));
        linkage.comparisons().forEach(comparison -> checkComparison(records, comparison));
        linkage.golden().forEach(this::checkGolden);
    }

    private void checkGolden(GoldenColumn column) {
        List<String> standardised = linkage.columnNames();
        column.columns().stream()
                .filter(name -> !standardised.contains(name))
                .forEach(name -> requireColumn(name, column.place(), column.name()));
        Dataset<Row> records = ReadableRecords.of(linkage, input);
        analyse(records, array_max(array(expr(column.of().sql()))), column.place(), column.name());
        column.valid()
                .ifPresent(condition -> analyse(
                        records, expr(condition.sql()).cast("boolean"), column.place(), "valid of " + column.name()));
        for (Survivorship rule : column.rules()) {
            if (rule instanceof Survivorship.MostRecent recent) {
                checkDate(records, recent);
            }
        }
    }

    /** Texts do not sort as dates do. */
    private void checkDate(Dataset<Row> records, Survivorship.MostRecent rule) {
        Column date = expr(rule.by().sql());
        analyse(records, date, rule.place(), "most_recent");
        DataType type = records.select(date).schema().fields()[0].dataType();
        if (DATES.stream().noneMatch(known -> known.isInstance(type))) {
            throw linkage.file()
                    .failure(
                            rule.place(),
                            rule.by().written() + ", by which the most recent record is found, is of type "
                                    + type.simpleString(),
                            "make a date or a time of it, for example to_timestamp("
                                    + rule.by().written() + ")");
        }
    }

    private Dataset<Row> standardised() {
        return input.select(linkage.columns().stream()
                .map(column -> expr(column.from().sql()).as(column.name()))
                .toArray(Column[]::new));
    }

    private void checkComparison(Dataset<Row> records, Comparison comparison) {
        Dataset<Row> pairs = records.as("l").crossJoin(records.as("r"));
        comparison
                .levels()
                .forEach(
                        level -> analyse(pairs, expr(level.condition()).cast("boolean"), level.place(), level.label()));
        comparison
                .authoritative()
                .ifPresent(condition -> analyse(records, expr(condition.sql()), comparison.place(), "decides"));
    }

    private void requireColumn(String name, Place place, String user) {
        List<String> known = Arrays.asList(input.columns());
        if (known.stream().noneMatch(name::equalsIgnoreCase)) {
            throw linkage.file()
                    .failure(
                            place,
                            user + " reads the column " + name + ", which the input does not have",
                            Nearest.hint(name, known) + "its columns: " + String.join(", ", known));
        }
    }

    private void analyse(Dataset<Row> rows, Column expression, Place place, String what) {
        SqlExpression.problem(rows, expression).ifPresent(problem -> {
            throw linkage.file()
                    .failure(place, what + " cannot be computed: " + problem, "see docs/functions.md for functions");
        });
    }
}
