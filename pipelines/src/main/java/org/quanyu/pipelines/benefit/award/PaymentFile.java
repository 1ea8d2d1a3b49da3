package org.quanyu.pipelines.benefit.award;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Payments in Parquet files or folders of such. */
public final class PaymentFile {

    private PaymentFile() {}

    /**
     * All payments of some files; none where there is no file.
     *
     * @throws LakeException {@code PAYMENTS_INVALID} where a file is missing or cannot be read, or a payment is not whole
     */
    public static Payments read(SparkSession spark, List<Path> files) {
        List<Payments> read = new ArrayList<>();
        for (Path file : files) {
            read.add(read(spark, file));
        }
        return read.stream().reduce(Payments::and).orElseGet(() -> Payments.none(spark));
    }

    private static Payments read(SparkSession spark, Path file) {
        if (!Files.exists(file)) {
            throw invalid("there is no " + file, "name a Parquet file of payments with --paid", null);
        }
        try {
            return Payments.of(spark.read().parquet(file.toUri().toString()));
        } catch (LakeException e) {
            throw new LakeException(e.code(), file + ": " + e.getMessage(), e.remedy(), e);
        } catch (Exception e) {
            throw invalid(file + " cannot be read as Parquet", "write the payments as Parquet", e);
        }
    }

    private static LakeException invalid(String what, String remedy, Exception cause) {
        return new LakeException(FailureCode.PAYMENTS_INVALID, what, remedy, cause);
    }
}
