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
                // as many tasks as partitions, so that there is something to compare
                .config("spark.sql.adaptive.coalescePartitions.enabled", "false")
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

    /** How long the tasks of each stage run, by the clock and on the processor. */
    private static final class TaskTimes extends SparkListener {

        private final Map<Integer, List<Long>> elapsed = new HashMap<>();
        private final Map<Integer, List<Long>> processor = new HashMap<>();

        @Override
        public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
            add(elapsed, end.stageId(), end.taskInfo().duration());
            add(processor, end.stageId(), end.taskMetrics().executorCpuTime() / 1_000_000);
        }

        synchronized String summary() {
            return "worst stage by the clock: " + worst(elapsed) + "; by processor time: " + worst(processor);
        }

        private static void add(Map<Integer, List<Long>> times, int stage, long milliseconds) {
            times.computeIfAbsent(stage, unseen -> new ArrayList<>()).add(milliseconds);
        }

        private static String worst(Map<Integer, List<Long>> times) {
            String worst = "none of note";
            double most = 0;
            for (List<Long> stage : times.values()) {
                Collections.sort(stage);
                double median = Math.max(1, stage.get((stage.size() - 1) / 2) + stage.get(stage.size() / 2)) / 2.0;
                long longest = stage.get(stage.size() - 1);
                if (stage.size() > 1 && longest >= SHORT_MILLISECONDS && longest > most * median) {
                    most = longest / median;
                    worst = "%d tasks, longest %d ms, median %.1f ms, ratio %.2f"
                            .formatted(stage.size(), longest, median, most);
                }
            }
            return worst;
        }
    }
}
