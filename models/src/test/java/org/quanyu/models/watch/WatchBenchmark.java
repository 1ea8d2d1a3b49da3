package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.expr;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.feature.Feature;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.watch.Finding.WatchedMonth;

/** Times the drift of all features over a made-up panel; run by {@code benchmarks/watch.sh}. */
final class WatchBenchmark {

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

    private WatchBenchmark() {}

    public static void main(String[] arguments) {
        long firms = Long.parseLong(arguments[0]);
        int months = Integer.parseInt(arguments[1]);
        String folder = arguments[2];
        List<String> features =
                FeatureSet.builtIn().features().stream().map(Feature::name).toList();
        try (SparkSession spark = SmallScores.session()) {
            panel(spark, firms, months, features).write().parquet(folder);
            LocalDate watched = FIRST.plusMonths(months - 1);
            RegisteredModel model = SmallScores.model(features, FIRST, watched.minusMonths(1));
            DriftWatch watch = new DriftWatch(new WatchedMonth("arrears", 1, watched, Optional.empty()));
            double begin = processorSeconds();
            List<Finding> found = watch.features(spark.read().parquet(folder), model);
            System.out.printf(
                    "%,d rows, %d features: %.1f s of processor time, %d figures, %d alerts%n",
                    firms * months,
                    features.size(),
                    processorSeconds() - begin,
                    found.size(),
                    found.stream().filter(Finding::isAlert).count());
        }
    }

    private static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** A thousand values for each feature, a tenth of them missing. */
    private static Dataset<Row> panel(SparkSession spark, long firms, int months, List<String> features) {
        List<Column> columns = new ArrayList<>();
        columns.add(expr("add_months(date'" + FIRST + "', CAST(id % " + months + " AS int))")
                .as("month"));
        for (String feature : features) {
            String chance = "pmod(xxhash64(id, '" + feature + "'), 1000)";
            columns.add(expr("CASE WHEN " + chance + " >= 100 THEN CAST(" + chance + " AS double) END")
                    .as(feature));
        }
        return spark.range(firms * months).select(columns.toArray(new Column[0]));
    }
}
