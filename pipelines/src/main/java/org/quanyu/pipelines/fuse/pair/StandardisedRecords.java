package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * The records of a linkage in the form in which they are compared: {@code record} (64-bit hash of source and record id,
 * the same in every run), {@code source}, {@code record_id}, {@code fingerprint} (of what the linkage reads of the
 * record: it changes when the record does), the standardised columns, the block of each rule
 * ({@code block_0} …, null for none), what splits a block that is too large ({@code split_key}, null for nothing) and
 * whether the value of a deciding comparison identifies ({@code decides_0} …).
 */
public final class StandardisedRecords {

    public static final String RECORD = "record";
    public static final String SOURCE = "source";
    public static final String RECORD_ID = "record_id";
    public static final String FINGERPRINT = "fingerprint";

    static final String SPLIT_KEY = "split_key";

    private static final String BLOCK = "block_";
    private static final String DECIDES = "decides_";

    private StandardisedRecords() {}

    /** @param input the columns the linkage reads, and {@code source} where it names none */
    public static Dataset<Row> of(Linkage linkage, Dataset<Row> input) {
        List<Column> standardised = new ArrayList<>();
        standardised.addAll(idColumns(linkage));
        standardised.add(fingerprint(linkage).as(FINGERPRINT));
        linkage.columns()
                .forEach(column -> standardised.add(expr(column.from().sql()).as(column.name())));
        Dataset<Row> columns = input.select(standardised.toArray(Column[]::new));
        List<Column> all = new ArrayList<>();
        all.add(col("*"));
        for (int rule = 0; rule < linkage.blocking().size(); rule++) {
            all.add(key(lit(rule), linkage.blocking().get(rule).key()).as(block(rule)));
        }
        all.add(key(lit("split"), linkage.blockSizes().thenBy()).as(SPLIT_KEY));
        for (int index = 0; index < linkage.comparisons().size(); index++) {
            Comparison comparison = linkage.comparisons().get(index);
            if (comparison.authoritative().isPresent()) {
                String condition = comparison.authoritative().get().sql();
                all.add(coalesce(expr(condition), lit(false)).as(decides(index)));
            }
        }
        return columns.select(all.toArray(Column[]::new));
    }

    /** {@code record}, {@code source} and {@code record_id} of all records. */
    public static Dataset<Row> ids(Linkage linkage, Dataset<Row> input) {
        return input.select(idColumns(linkage).toArray(Column[]::new));
    }

    private static List<Column> idColumns(Linkage linkage) {
        return List.of(
                number(linkage).as(RECORD),
                source(linkage).as(SOURCE),
                recordId(linkage).as(RECORD_ID));
    }

    /** Over the input: {@code record} and {@code fingerprint}. */
    static Dataset<Row> fingerprints(Linkage linkage, Dataset<Row> input) {
        return input.select(number(linkage).as(RECORD), fingerprint(linkage).as(FINGERPRINT));
    }

    /** Over the input: {@code record}. */
    static Column number(Linkage linkage) {
        return record(source(linkage), recordId(linkage));
    }

    private static Column source(Linkage linkage) {
        return input(linkage.source().orElse(SOURCE)).cast("string");
    }

    private static Column recordId(Linkage linkage) {
        return input(linkage.recordId()).cast("string");
    }

    private static Column fingerprint(Linkage linkage) {
        return xxhash64(
                linkage.inputColumns().stream().map(StandardisedRecords::input).toArray(Column[]::new));
    }

    /** The number of a record, the same in every fusion. */
    public static Column record(Column source, Column recordId) {
        return xxhash64(source, recordId);
    }

    /** Column with the block of a rule. */
    public static String block(int rule) {
        return BLOCK + rule;
    }

    /** Column that says whether the value of a comparison identifies. */
    public static String decides(int comparison) {
        return DECIDES + comparison;
    }

    /** A hash of the values of a key; null where it has no part, or where a part has no value. */
    private static Column key(Column salt, List<SqlExpression> key) {
        List<Column> parts = new ArrayList<>();
        parts.add(salt);
        Column hasKey = lit(!key.isEmpty());
        for (SqlExpression part : key) {
            Column value = expr(part.sql());
            parts.add(value);
            hasKey = hasKey.and(value.isNotNull()).and(value.cast("string").notEqual(""));
        }
        return when(hasKey, xxhash64(parts.toArray(Column[]::new)));
    }

    private static Column input(String name) {
        return col(SqlText.identifier(name));
    }
}
