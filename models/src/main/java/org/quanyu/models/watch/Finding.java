package org.quanyu.models.watch;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.contract.Contract;

/**
 * A row of {@code ops.model_watch}.
 *
 * @param subject feature, tenth or version; empty where all firms are meant
 * @param told in a Chinese sentence
 */
record Finding(WatchedMonth of, Measure measure, String subject, Level level, Sample sample, String told) {

    static final Contract TABLE = Contract.of("ops.model_watch");

    /**
     * The scores that are watched.
     *
     * @param maturedTo last month whose outcomes count; empty for what needs no outcomes
     */
    record WatchedMonth(String target, int version, LocalDate month, Optional<LocalDate> maturedTo) {}

    /** A value and beyond what it alerts; without a bound it never does. */
    record Level(double value, Optional<Double> bound, boolean isAlert) {

        static Level atMost(double bound, double value) {
            return new Level(value, Optional.of(bound), value > bound);
        }

        static Level atLeast(double bound, double value) {
            return new Level(value, Optional.of(bound), value < bound);
        }

        static Level unbound(double value) {
            return new Level(value, Optional.empty(), false);
        }

        /** How far the value is from its bound. */
        double excess() {
            return Math.abs(value - bound.orElse(value));
        }

        /** The same without an alert, where there is too little to tell by. */
        Level quiet() {
            return new Level(value, bound, false);
        }
    }

    /** How much it was measured on. */
    record Sample(
            Optional<Long> rows,
            Optional<Long> referenceRows,
            Optional<Double> expectedCases,
            Optional<Long> observedCases) {

        static Sample none() {
            return new Sample(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Sample compared(long rows, long referenceRows) {
            return new Sample(Optional.of(rows), Optional.of(referenceRows), Optional.empty(), Optional.empty());
        }

        static Sample judged(long rows, long observedCases) {
            return new Sample(Optional.of(rows), Optional.empty(), Optional.empty(), Optional.of(observedCases));
        }

        Sample expecting(double cases) {
            return new Sample(rows, referenceRows, Optional.of(cases), observedCases);
        }
    }

    boolean isAlert() {
        return level.isAlert();
    }

    static Dataset<Row> table(SparkSession spark, List<Finding> findings, LocalDate asOf) {
        StructField[] own = TABLE.columns().stream()
                .filter(column -> !column.name().equals(Contract.RUN_ID))
                .map(column -> TABLE.schema().apply(column.name()))
                .toArray(StructField[]::new);
        return spark.createDataFrame(
                findings.stream().map(finding -> finding.row(asOf)).toList(), new StructType(own));
    }

    private Row row(LocalDate asOf) {
        return RowFactory.create(
                of.target(),
                of.version(),
                Date.valueOf(of.month()),
                measure.word(),
                subject,
                Date.valueOf(asOf),
                of.maturedTo().map(Date::valueOf).orElse(null),
                level.value(),
                level.bound().orElse(null),
                isAlert(),
                sample.rows().orElse(null),
                sample.referenceRows().orElse(null),
                sample.expectedCases().orElse(null),
                sample.observedCases().orElse(null),
                told);
    }
}
