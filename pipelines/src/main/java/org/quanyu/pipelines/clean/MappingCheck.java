package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.expr;

import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.ingest.source.MappedColumn;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Whether the expressions of a mapping can be computed: every function is known and takes what it is given. */
public final class MappingCheck {

    private MappingCheck() {}

    /** @throws LakeException {@code SOURCE_EXPRESSION_INVALID} naming source, column and what Spark says */
    public static void check(SparkSession spark, SourceDefinition source) {
        StructType delivered = new StructType();
        for (String name : source.deliveredColumns()) {
            delivered = delivered.add(name, DataTypes.StringType);
        }
        Dataset<Row> nothing = spark.createDataFrame(List.of(), delivered);
        source.columns().forEach(column -> check(nothing, source, column));
    }

    // Scala throws AnalysisException undeclared
    private static void check(Dataset<Row> nothing, SourceDefinition source, MappedColumn column) {
        try {
            nothing.select(expr(column.from().sql())).schema();
        } catch (Exception e) {
            if (e instanceof LakeException lake) {
                throw lake;
            }
            String reason = e instanceof AnalysisException analysis ? analysis.getSimpleMessage() : e.getMessage();
            throw new LakeException(
                    FailureCode.SOURCE_EXPRESSION_INVALID,
                    "source %s: %s cannot be made from %s: %s"
                            .formatted(
                                    source.source(),
                                    column.name(),
                                    column.from().written(),
                                    reason.lines().findFirst().orElse("")),
                    "mend the expression; docs/functions.md lists the functions of the lake, and Spark's own are there too",
                    e);
        }
    }
}
