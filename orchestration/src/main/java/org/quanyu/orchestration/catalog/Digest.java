package org.quanyu.orchestration.catalog;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.base64;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.StructField;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.SqlText;

/**
 * What a table holds, in a few characters: equal for equal rows, whatever their order and files.
 *
 * <p>Each row is hashed with SHA-256 over its columns in the order of their names; the digest is the sum of
 * the hashes, taken as four numbers of 15 hexadecimal digits. The run that wrote a row, and how many records it merged into
 * it, are not content.
 *
 * @param table layer and name
 * @param rows number of rows
 * @param digest 64 hexadecimal digits
 */
public record Digest(String table, long rows, String digest) {

    private static final Set<String> NOT_CONTENT = Set.of(Contract.RUN_ID, Contract.MERGED_RECORDS);
    private static final int PARTS = 4;
    private static final int DIGITS = 15;

    public static Digest of(String table, Dataset<Row> rows) {
        Column hash = sha2(
                concat(Arrays.stream(rows.schema().fields())
                        .filter(field -> !NOT_CONTENT.contains(field.name()))
                        .sorted(java.util.Comparator.comparing(StructField::name))
                        .map(Digest::text)
                        .toArray(Column[]::new)),
                256);
        Column[] sums = IntStream.range(0, PARTS)
                .mapToObj(part -> sum(
                        conv(substring(hash, 1 + part * DIGITS, DIGITS), 16, 10).cast("decimal(20,0)")))
                .map(column -> coalesce(column.cast("decimal(38,0)"), lit(BigDecimal.ZERO))
                        .cast("string"))
                .toArray(Column[]::new);
        Row result = rows.agg(count(lit(1)), sha2(concat(array(sums).cast("string")), 256))
                .first();
        return new Digest(table, result.getLong(0), result.getString(1));
    }

    /** Name, length and text of a value: no two different rows look the same. */
    private static Column text(StructField field) {
        Column value = col(SqlText.identifier(field.name()));
        Column text = field.dataType() instanceof BinaryType ? base64(value) : value.cast("string");
        return concat(
                lit(field.name() + ":"),
                coalesce(concat(length(text).cast("string"), lit("="), text), lit("null")),
                lit(";"));
    }
}
