package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.decode;
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
import org.quanyu.schemas.failure.FailureCode;

/**
 * The mapping of a source as expressions, and the judgement of each row: null in {@code _rejection}, or the
 * first rule it breaks with a sentence that names the value.
 */
final class Mapping {

    /** {@code struct<rule, code, column_name, message>}, or null for a row that passes. */
    static final String REJECTION = "_rejection";

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

    private final SourceDefinition source;
    private final Contract silver;

    Mapping(SourceDefinition source, Contract silver) {
        this.source = source;
        this.silver = silver;
    }

    /** The silver columns, where each row came from, {@code _delivered} of rejected rows and {@code _rejection}. */
    Dataset<Row> judge(Dataset<Row> bronze) {
        List<String> delivered = deliveredColumns(bronze);
        return bronze.select(read(delivered))
                .select(mapped(delivered))
                .withColumn(REJECTION, rejection())
                .select(judged(delivered));
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
        source.columns().stream()
                .filter(this::isConverted)
                .forEach(column -> columns.add(quoted(delivered(column)).as(original(column))));
        source.columns().forEach(column -> columns.add(value(column).as(column.name())));
        return columns.toArray(new Column[0]);
    }

    private Column[] judged(List<String> delivered) {
        List<Column> columns = new ArrayList<>();
        silverColumns().forEach(name -> columns.add(col(name)));
        columns.add(col(REJECTION));
        columns.add(when(col(REJECTION).isNotNull(), shown(delivered)).as(DELIVERED));
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

    /** The first rule that a row breaks: as delivered, conversions, required values, then the contract's rules. */
    private Column rejection() {
        List<Column> broken = new ArrayList<>();
        broken.add(when(
                col(SourceDefinition.PROBLEM).isNotNull(),
                reason("delivered", col(SourceDefinition.PROBLEM), lit(null), col(SourceDefinition.PROBLEM_TEXT))));
        source.columns().stream().filter(this::isConverted).forEach(mapped -> broken.add(notConverted(mapped)));
        source.columns().stream()
                .filter(mapped -> silver.column(mapped.name()).orElseThrow().required())
                .forEach(mapped -> broken.add(missing(mapped)));
        silver.rules().stream()
                .filter(rule -> rule.severity() == Severity.REJECT && rule instanceof RowRule)
                .map(RowRule.class::cast)
                .filter(this::isAboutMappedColumns)
                .forEach(rule -> broken.add(brokenRule(rule)));
        return coalesce(broken.toArray(new Column[0]));
    }

    /** A value that is made from one delivered column and is not text: it must come out if something went in. */
    private boolean isConverted(MappedColumn mapped) {
        return mapped.from().delivered().size() == 1
                && !silver.column(mapped.name()).orElseThrow().type().equals(DataTypes.StringType);
    }

    private Column notConverted(MappedColumn mapped) {
        String type = silver.column(mapped.name()).orElseThrow().type().simpleString();
        Column original = col(original(mapped));
        return when(
                original.isNotNull()
                        .and(trim(original).notEqual(""))
                        .and(col(mapped.name()).isNull()),
                reason(
                        "convertible:" + mapped.name(),
                        lit(FailureCode.VALUE_NOT_CONVERTED.code()),
                        lit(mapped.name()),
                        concat(
                                lit(delivered(mapped) + " is '"),
                                left(original, lit(200)),
                                lit("', which cannot be read as the " + type + " of " + mapped.name()))));
    }

    private Column missing(MappedColumn mapped) {
        String from = String.join(", ", mapped.from().delivered());
        return when(
                col(mapped.name()).isNull(),
                reason(
                        "required:" + mapped.name(),
                        lit(FailureCode.VALUE_MISSING.code()),
                        lit(mapped.name()),
                        lit(mapped.name() + " has to have a value; it is made from " + from)));
    }

    private Column brokenRule(RowRule rule) {
        String column = rule.column().orElse(null);
        Column shown = column == null
                ? lit("")
                : concat(
                        lit("; " + column + " is "),
                        coalesce(left(col(column).cast("string"), lit(200)), lit("empty")));
        return when(
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
        return mapped.from().delivered().get(0);
    }

    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}
