package org.quanyu.orchestration.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.benefit.match.MatchFolder;

/** What was released, as the next decision reads what was paid. */
public record ReleasedPayments(PaymentDesk desk) {

    private static final StructType SCHEMA = new StructType()
            .add("entity", DataTypes.StringType)
            .add("policy", DataTypes.StringType)
            .add("amount", DataTypes.createDecimalType(18, 2))
            .add("period", DataTypes.StringType)
            .add("paid_on", DataTypes.DateType)
            .add("year", DataTypes.IntegerType)
            .add("batch", DataTypes.StringType);

    /**
     * Writes the payments as Parquet.
     *
     * @return how many
     */
    public long write(SparkSession spark, Path folder) {
        List<Row> rows = desk.released().stream()
                .map(payment -> RowFactory.create(
                        payment.get("entity"),
                        payment.get("policy"),
                        payment.get("amount"),
                        payment.get("period"),
                        payment.get("paid_on"),
                        payment.get("year"),
                        payment.get("batch")))
                .toList();
        removeEmpty(folder);
        Path absolute = folder.toAbsolutePath().normalize();
        new MatchFolder(absolute.getParent())
                .write(
                        absolute.getFileName().toString(),
                        spark.createDataFrame(rows, SCHEMA).coalesce(1));
        return rows.size();
    }

    /** Spark makes the folder itself. */
    private static void removeEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
