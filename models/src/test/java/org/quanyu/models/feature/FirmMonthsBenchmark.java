package org.quanyu.models.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Features over made-up facts against a plain read and write of the panel; run by {@code benchmarks/firm-months.sh}. */
final class FirmMonthsBenchmark {

    private FirmMonthsBenchmark() {}

    public static void main(String[] arguments) {
        long firms = Long.parseLong(arguments[0]);
        int months = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        String folder = arguments[3];
        try (SparkSession spark = session(folder)) {
            facts(spark, firms, months).write().parquet(folder + "/facts");
            List<Double> features = new ArrayList<>();
            List<Double> copies = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                features.add(seconds(() -> write(
                        new FeatureColumns(FeatureSet.builtIn()).of(spark.read().parquet(folder + "/facts")),
                        folder + "/panel")));
                copies.add(seconds(() -> write(spark.read().parquet(folder + "/panel"), folder + "/copy")));
                System.out.printf(
                        "round %d: features %.1f s, copy %.1f s%n", round, features.get(round), copies.get(round));
            }
            System.out.printf(
                    "%,d rows, %d features, %d cores; features %.1f s, plain read and write of the panel %.1f s, ratio %.2f%n",
                    spark.read().parquet(folder + "/panel").count(),
                    FeatureSet.builtIn().features().size(),
                    spark.sparkContext().defaultParallelism(),
                    median(features),
                    median(copies),
                    median(features) / median(copies));
        }
    }

    private static SparkSession session(String folder) {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.sql.shuffle.partitions", "8")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.local.dir", folder)
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        return spark;
    }

    private static Dataset<Row> facts(SparkSession spark, long firms, int months) {
        Dataset<Row> cells = spark.range(firms * months)
                .select(
                        expr("printf('%016x', xxhash64(id div " + months + "))").as("firm_id"),
                        expr("add_months(date'2022-01-01', CAST(id % " + months + " AS int))")
                                .as("month"),
                        expr("CAST(id % " + months + " AS double)").as("months_seen"),
                        col("id"));
        List<Column> columns = new ArrayList<>(List.of(col("firm_id"), col("month"), col("months_seen")));
        FeatureSet.builtIn().facts().forEach(fact -> columns.add(made(fact, months)));
        return cells.select(columns.toArray(new Column[0]));
    }

    /** Numbers that differ from month to month, a tenth of them missing; places, days and ends as facts have them. */
    private static Column made(Fact fact, int months) {
        String chance = "(pmod(xxhash64(id, '" + fact.name() + "'), 1000))";
        String ofFirm = "pmod(xxhash64(id div " + months + ", '" + fact.name() + "'), ";
        String value =
                switch (fact.name()) {
                    case "industry" -> "concat('C', " + ofFirm + "40))";
                    case "sub_district" -> "concat('S', " + ofFirm + "6))";
                    case "community" -> "concat('N', " + ofFirm + "50))";
                    case "ended" -> "false";
                    default ->
                        fact.unit().equals("day")
                                ? "CASE WHEN " + chance + " < 50 THEN date_add(month, CAST(" + chance + " AS int)) END"
                                : "CASE WHEN " + chance + " >= 100 THEN CAST(" + chance + " + " + ofFirm
                                        + "1000) AS double) END";
                };
        return expr(value).as(fact.name());
    }

    private static void write(Dataset<Row> rows, String folder) {
        rows.write().mode("overwrite").parquet(folder);
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
