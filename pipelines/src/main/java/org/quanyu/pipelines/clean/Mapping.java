package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.decode;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.ingest.source.MappedColumn;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Rule.RowRule;
import org.quanyu.schemas.contract.Severity;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;

/**
 * The mapping of a source as expressions, and the judgement of each row: null in {@code _rejection}, or the number of
 * the first rule it breaks. The sentences are made of rejected rows alone: they are long, and few rows need one.
 */
final class Mapping {

    /** Number of the first rule that a row breaks, or null for a row that passes. */
    static final String REJECTION = "_rejection";

    /** {@code struct<rule, code, column_name, message>} of a rejected row. */
    static final String REASON = "_reason";

    /** What the quarantine shows of a rejected row; null for a row that passes. */
    static final String DELIVERED = "_delivered";

    /** What of a row is shown in the quarantine; the whole of it stays in bronze. */
    private static final int LONGEST_SHOWN = 20_000;

    /** Where a row came from, as bronze and as silver name it. */
    private static final Map<String, String> LINEAGE = new TreeMap<>(Map.of(
            SourceDefinition.FILE, "source_file",
            SourceDefinition.LINE, "source_line",
            SourceDefinition.DELIVERY, "delivery",
            SourceDefinition.ARRIVED_ON, "arrived_on"));

    private static final List<String> PROBLEM =
            List.of(SourceDefinition.PROBLEM, SourceDefinition.PROBLEM_TEXT, SourceDefinition.RAW);

    private static final String AS_DELIVERED = "_as_delivered_";

    /** Texts that converted columns were made from, of rejected rows. */
    private static final String ORIGINALS = "_originals";

    private final SourceDefinition source;
    private final Contract silver;
    private final List<MappedColumn> converted;
    private final List<Check> checks;

    Mapping(SourceDefinition source, Contract silver) {
        this.source = source;
        this.silver = silver;
        converted = source.columns().stream().filter(this::isConverted).toList();
        checks = checks();
    }

    /**
     * A rule and how a row breaks it.
     *
     * @param broken over the columns of the mapping
     * @param reason over the columns of {@link #judge}
     */
    private record Check(Column broken, Column reason) {}

    /** The silver columns, {@code _rejection}, and of rejected rows {@code _delivered} and what their reason names. */
    Dataset<Row> judge(Dataset<Row> bronze) {
        List<String> delivered = deliveredColumns(bronze);
        return bronze.select(read(delivered))
                .select(mapped(delivered))
                .withColumn(REJECTION, rejection())
                .select(judged(delivered));
    }

    /** Rejected rows with {@code _reason}. */
    Dataset<Row> explain(Dataset<Row> rejected) {
        Column[] reasons = new Column[checks.size()];
        for (int number = 0; number < reasons.length; number++) {
            reasons[number] =
                    when(col(REJECTION).equalTo(number), checks.get(number).reason());
        }
        return rejected.withColumn(REASON, coalesce(reasons));
    }

    /** What was delivered, under names of its own for the quarantine and without placeholders for the mapping. */
    private Column[] read(List<String> delivered) {
        List<Column> columns = new ArrayList<>();
        LINEAGE.keySet().forEach(name -> columns.add(col(name)));
        PROBLEM.forEach(name -> columns.add(col(name)));
        for (int i = 0; i < delivered.size(); i++) {
            columns.add(quoted(delivered.get(i)).as(AS_DELIVERED + i));
        }
        source.deliveredColumns().forEach(name -> columns.add(withoutNulls(name).as(name)));
        return columns.toArray(new Column[0]);
    }

    private Column[] mapped(List<String> delivered) {
        List<Column> columns = new ArrayList<>();
        columns.add(lit(source.source()).as("source"));
        LINEAGE.forEach((bronze, silverName) -> columns.add(col(bronze).as(silverName)));
        PROBLEM.forEach(name -> columns.add(col(name)));
        for (int i = 0; i < delivered.size(); i++) {
            columns.add(col(AS_DELIVERED + i));
        }
        converted.forEach(column -> columns.add(quoted(delivered(column)).as(original(column))));
        source.columns().forEach(column -> columns.add(value(column).as(column.name())));
        return columns.toArray(new Column[0]);
    }

    private Column[] judged(List<String> delivered) {
        List<Column> columns = new ArrayList<>();
        silverColumns().forEach(name -> columns.add(col(name)));
        columns.add(col(REJECTION));
        columns.add(when(col(REJECTION).isNotNull(), shown(delivered)).as(DELIVERED));
        columns.add(col(SourceDefinition.PROBLEM));
        columns.add(col(SourceDefinition.PROBLEM_TEXT));
        Column originals =
                array(converted.stream().map(column -> col(original(column))).toArray(Column[]::new));
        columns.add(when(col(REJECTION).isNotNull(), originals.cast("array<string>"))
                .as(ORIGINALS));
        return columns.toArray(new Column[0]);
    }

    /** The columns of the silver table that the source fills. */
    List<String> silverColumns() {
        List<String> names = new ArrayList<>();
        source.columns().forEach(column -> names.add(column.name()));
        names.add("source");
        names.addAll(LINEAGE.values());
        return names;
    }

    /** The columns of a row as JSON text, or its bytes as text where it has no columns. */
    private static Column shown(List<String> delivered) {
        Column[] values = new Column[delivered.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = col(AS_DELIVERED + i).as(delivered.get(i));
        }
        Column bytes = decode(col(SourceDefinition.RAW), "UTF-8");
        return left(coalesce(bytes, to_json(struct(values))), lit(LONGEST_SHOWN));
    }

    private List<String> deliveredColumns(Dataset<Row> bronze) {
        return Arrays.stream(bronze.columns())
                .filter(name -> !name.startsWith("_") && !name.equals(Contract.RUN_ID))
                .toList();
    }

    private Column value(MappedColumn mapped) {
        return expr(mapped.from().sql())
                .cast(silver.column(mapped.name()).orElseThrow().type());
    }

    /** The texts that stand for no value become null. */
    private Column withoutNulls(String delivered) {
        Column value = quoted(delivered);
        Object[] nulls = source.nulls().toArray();
        return nulls.length == 0 ? value : when(not(trim(value).isin(nulls)), value);
    }

    private Column rejection() {
        Column[] numbers = new Column[checks.size()];
        for (int number = 0; number < numbers.length; number++) {
            numbers[number] = when(checks.get(number).broken(), lit(number));
        }
        return coalesce(numbers);
    }

    /** As delivered, conversions, required values, then the contract's rules. */
    private List<Check> checks() {
        List<Check> all = new ArrayList<>();
        all.add(new Check(
                col(SourceDefinition.PROBLEM).isNotNull(),
                reason("delivered", col(SourceDefinition.PROBLEM), lit(null), col(SourceDefinition.PROBLEM_TEXT))));
        converted.forEach(mapped -> all.add(isConvertible(mapped)));
        source.columns().stream()
                .filter(mapped -> silver.column(mapped.name()).orElseThrow().required())
                .forEach(mapped -> all.add(isPresent(mapped)));
        silver.rules().stream()
                .filter(rule -> rule.severity() == Severity.REJECT && rule instanceof RowRule)
                .map(RowRule.class::cast)
                .filter(this::isAboutMappedColumns)
                .forEach(rule -> all.add(holds(rule)));
        return all;
    }

    /** A value that is made from one delivered column and is not text: it must come out if something went in. */
    private boolean isConverted(MappedColumn mapped) {
        return mapped.from().columns().size() == 1
                && !silver.column(mapped.name()).orElseThrow().type().equals(DataTypes.StringType);
    }

    private Check isConvertible(MappedColumn mapped) {
        String type = silver.column(mapped.name()).orElseThrow().type().simpleString();
        Column original = col(original(mapped));
        return new Check(
                original.isNotNull()
                        .and(trim(original).notEqual(""))
                        .and(col(mapped.name()).isNull()),
                reason(
                        "convertible:" + mapped.name(),
                        lit(FailureCode.VALUE_NOT_CONVERTED.code()),
                        lit(mapped.name()),
                        concat(
                                lit(delivered(mapped) + " is '"),
                                left(element_at(col(ORIGINALS), converted.indexOf(mapped) + 1), lit(200)),
                                lit("', which cannot be read as the " + type + " of " + mapped.name()))));
    }

    private static Check isPresent(MappedColumn mapped) {
        String from = String.join(", ", mapped.from().columns());
        return new Check(
                col(mapped.name()).isNull(),
                reason(
                        "required:" + mapped.name(),
                        lit(FailureCode.VALUE_MISSING.code()),
                        lit(mapped.name()),
                        lit(mapped.name() + " has to have a value; it is made from " + from)));
    }

    private static Check holds(RowRule rule) {
        String column = rule.column().orElse(null);
        Column shown = column == null
                ? lit("")
                : concat(
                        lit("; " + column + " is "),
                        coalesce(left(col(column).cast("string"), lit(200)), lit("empty")));
        return new Check(
                not(coalesce(expr(rule.predicate()), lit(true))),
                reason(
                        rule.name(),
                        lit(FailureCode.VALUE_RULE.code()),
                        lit(column),
                        concat(lit(rule.description().replaceAll("\\.$", "")), shown)));
    }

    private boolean isAboutMappedColumns(RowRule rule) {
        Set<String> named = Arrays.stream(rule.predicate().split("[^A-Za-z0-9_]+"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(silver::has)
                .collect(Collectors.toSet());
        return silverColumns().containsAll(named);
    }

    private static Column reason(String rule, Column code, Column columnName, Column message) {
        return struct(
                lit(rule).as("rule"),
                code.as("code"),
                columnName.cast("string").as("column_name"),
                message.as("message"));
    }

    private static String original(MappedColumn mapped) {
        return "_original_" + mapped.name();
    }

    private static String delivered(MappedColumn mapped) {
        return mapped.from().columns().get(0);
    }

    private static Column quoted(String name) {
        return col(SqlText.identifier(name));
    }
}
