package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.quanyu.schemas.contract.SqlText;

/**
 * Into which bin a value of a column falls. Numbers fall between the deciles of a reference, and a value that fills two
 * tenths of it has a bin of its own, so that features of few values are told apart by value. The twenty names that are most
 * frequent have a bin each, other names have one together. What is missing has a bin of its own.
 *
 * @param bin the number of the bin, as a Spark expression
 */
record Bins(String column, Column bin) {

    /** Where a row without a value falls. */
    static final int MISSING = 0;

    private static final int TENTHS = 10;

    private static final int NAMES = 20;

    private static final String DECILES =
            IntStream.range(1, TENTHS).mapToObj(tenth -> "0." + tenth).collect(Collectors.joining(", ", "array(", ")"));

    /** Deciles are right to a thousandth of the rows. */
    private static final int ACCURACY = 1000;

    /** Bins for some columns by one pass over the rows of the reference. */
    static List<Bins> of(Dataset<Row> reference, List<String> columns) {
        List<Column> deciles = new ArrayList<>();
        for (String column : columns) {
            String number = isNumber(type(reference, column)) ? SqlText.identifier(column) : "NULL";
            deciles.add(expr("percentile_approx(CAST(%s AS double), %s, %d)".formatted(number, DECILES, ACCURACY)));
        }
        Row found = reference.select(deciles.toArray(new Column[0])).head();
        return IntStream.range(0, columns.size())
                .mapToObj(place ->
                        of(reference, columns.get(place), found.isNullAt(place) ? List.of() : found.getList(place)))
                .toList();
    }

    private static Bins of(Dataset<Row> reference, String column, List<Double> deciles) {
        Column value = reference.col(SqlText.identifier(column));
        Column bin =
                isNumber(type(reference, column)) ? between(value.cast("double"), deciles) : ofName(reference, value);
        return new Bins(column, when(value.isNull(), MISSING).otherwise(bin));
    }

    /** 1, and 1 more for each cut that lies below. */
    private static Column between(Column value, List<Double> deciles) {
        Column bin = lit(1);
        for (double decile : new TreeSet<>(deciles)) {
            bin = bin.plus(value.gt(decile).cast("int"));
            if (Collections.frequency(deciles, decile) > 1) {
                bin = bin.plus(value.geq(decile).cast("int"));
            }
        }
        return bin;
    }

    /** The most frequent names one by one, all others together. */
    private static Column ofName(Dataset<Row> reference, Column value) {
        Column[] frequent = reference
                .groupBy(value.as("name"))
                .count()
                .where(col("name").isNotNull())
                .orderBy(col("count").desc(), col("name"))
                .limit(NAMES)
                .collectAsList()
                .stream()
                .map(row -> lit(row.get(0)))
                .toArray(Column[]::new);
        return frequent.length == 0
                ? lit(1)
                : array_position(array(frequent), value).plus(1).cast("int");
    }

    private static DataType type(Dataset<Row> rows, String column) {
        return rows.schema().apply(column).dataType();
    }

    private static boolean isNumber(DataType type) {
        return type instanceof NumericType || type instanceof BooleanType;
    }
}
