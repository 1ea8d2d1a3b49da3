package org.quanyu.pipelines.fuse.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Times connected components of a chain and of a hub of many edges: rounds, seconds, and in the stage where it is worst
 * how much longer the longest task takes than the median one. Run by {@code benchmarks/components.sh}.
 */
final class ComponentsBenchmark {

    /** Stages shorter than this in their longest task say more of the scheduler than of the data. */
    private static final long SHORT_MILLISECONDS = 100;

    private ComponentsBenchmark() {}

    /**
     * Prints a line per graph.
     *
     * @param arguments number of edges, edges that the driver solves, shuffle partitions
     */
    public static void main(String[] arguments) {
        long edges = Long.parseLong(arguments[0]);
        long driverEdges = Long.parseLong(arguments[1]);
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", arguments[2])
                .getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
        measure(spark, "warm-up", graph(spark, edges / 20, "xxhash64(id)", "xxhash64(id + 1)"), driverEdges / 20);
        measure(spark, "chain", graph(spark, edges, "id", "id + 1"), driverEdges);
        measure(spark, "scattered chain", graph(spark, edges, "xxhash64(id)", "xxhash64(id + 1)"), driverEdges);
        measure(spark, "hub", graph(spark, edges, "0", "id + 1"), driverEdges);
        spark.stop();
    }

    private static Dataset<Row> graph(SparkSession spark, long edges, String left, String right) {
        return spark.range(edges)
                .selectExpr("cast(" + left + " as long) as left_record", "cast(" + right + " as long) as right_record");
    }

    private static void measure(SparkSession spark, String name, Dataset<Row> edges, long driverEdges) {
        TaskTimes times = new TaskTimes();
        spark.sparkContext().addSparkListener(times);
        long start = System.nanoTime();
        try (Components components = new ConnectedComponents(driverEdges).of(edges)) {
            long records = components.members().count();
            long found = components.members().select("component").distinct().count();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s: %,d records, %,d component(s), %d rounds, %.1f s; %s%n  edges left %s%n",
                    name,
                    records,
                    found,
                    components.rounds().size(),
                    seconds,
                    times.summary(),
                    components.rounds().stream()
                            .map(Components.Round::edgesLeft)
                            .toList());
        } finally {
            spark.sparkContext().removeSparkListener(times);
        }
    }

    /** How long the tasks of each stage run. */
    private static final class TaskTimes extends SparkListener {

        private final Map<Integer, List<Long>> milliseconds = new HashMap<>();

        @Override
        public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
            milliseconds
                    .computeIfAbsent(end.stageId(), stage -> new ArrayList<>())
                    .add(end.taskInfo().duration());
        }

        synchronized String summary() {
            String worst = "no stage of note";
            double most = 0;
            for (List<Long> stage : milliseconds.values()) {
                Collections.sort(stage);
                long median = Math.max(1, stage.get(stage.size() / 2));
                long longest = stage.get(stage.size() - 1);
                if (stage.size() > 1 && longest >= SHORT_MILLISECONDS && longest > most * median) {
                    most = (double) longest / median;
                    worst = "worst stage: %d tasks, longest %d ms, median %d ms, ratio %.2f"
                            .formatted(stage.size(), longest, median, most);
                }
            }
            return worst;
        }
    }
}
