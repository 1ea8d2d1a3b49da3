package org.quanyu.pipelines.benefit.diff;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.map_from_arrays;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Facts of a table, written as matches write those that they used. */
final class ToldFacts {

    private static final DecimalType WIDE = DataTypes.createDecimalType(38, 10);

    /** Floating-point numbers from here on, below the other, are written without an exponent. */
    private static final double SMALLEST_PLAIN = 0.001;

    private static final double SMALLEST_SCIENTIFIC = 10_000_000;

    private ToldFacts() {}

    /**
     * The facts of all entities.
     *
     * @return {@code entity} and {@code column}: a map of the asked facts that have a value
     * @throws LakeException {@code FACTS_INVALID} where there is no column {@code entity}
     */
    static Dataset<Row> of(Dataset<Row> table, Collection<String> asked, String column) {
        List<String> columns = Arrays.asList(table.columns());
        if (!columns.contains("entity")) {
            throw new LakeException(
                    FailureCode.FACTS_INVALID,
                    "the facts have no column \"entity\"",
                    "name the table of facts from which the run was made");
        }
        List<String> facts = columns.stream().filter(asked::contains).toList();
        Column names = array(facts.stream().map(name -> lit(name)).toArray(Column[]::new))
                .cast(DataTypes.createArrayType(DataTypes.StringType));
        Column texts = array(facts.stream()
                        .map(fact -> text(fact, table.schema().apply(fact).dataType()))
                        .toArray(Column[]::new))
                .cast(DataTypes.createArrayType(DataTypes.StringType));
        return table.select(
                col("entity").cast(DataTypes.StringType).as("entity"),
                map_filter(map_from_arrays(names, texts), (name, text) -> text.isNotNull())
                        .as(column));
    }

    private static Column text(String fact, DataType type) {
        Column cell = col("`" + fact + "`");
        if (type.typeName().startsWith("timestamp")) {
            return cell.cast(DataTypes.DateType).cast(DataTypes.StringType);
        }
        if (type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType)) {
            Column number = cell.cast(DataTypes.DoubleType);
            Column isPlain = abs(number).geq(SMALLEST_PLAIN).and(abs(number).lt(SMALLEST_SCIENTIFIC));
            return stripped(
                    number,
                    when(isPlain, number.cast(DataTypes.StringType))
                            .otherwise(number.cast(WIDE).cast(DataTypes.StringType)));
        }
        return type instanceof DecimalType
                ? stripped(cell, cell.cast(DataTypes.StringType))
                : cell.cast(DataTypes.StringType);
    }

    /** Without zeros behind the point that say nothing. */
    private static Column stripped(Column number, Column text) {
        return when(number.equalTo(0), "0")
                .when(text.contains("."), regexp_replace(text, lit("\\.?0+$"), lit("")))
                .otherwise(text);
    }
}
