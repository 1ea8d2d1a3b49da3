package org.quanyu.models.trees;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.Feature;
import org.quanyu.models.risk.Target;
import org.quanyu.models.risk.TargetReader;

/**
 * Times training on generated rows of 18 features and 20 months, scoring and reasons, by processor time, which other work
 * on the machine hardly lengthens. Run by {@code benchmarks/trees.sh}.
 */
final class TreesBenchmark {

    private static final int COLUMNS = 18;
    private static final int MONTHS = 20;
    private static final int FIRST_MONTH = 2020 * 12;
    private static final int EXPLAINED = 5_000;
    private static final double NANOS = 1e9;

    private static final Target TARGET = TargetReader.read("benchmark.yaml", """
            target: benchmark
            panel: {entity: firm, month: month}
            label: {when: positive, horizon: 3 months}
            """);

    private TreesBenchmark() {}

    /**
     * Prints a line per measure.
     *
     * @param arguments number of rows
     */
    public static void main(String[] arguments) {
        Examples rows = rows(Integer.parseInt(arguments[0]));
        new TreeTraining(TARGET, 1).learn(rows(10_000));
        CalibratedTrees learnt =
                timed("training with early stopping, calibration and growing anew", () -> new TreeTraining(TARGET, 1)
                        .learn(rows));
        System.out.printf("%d trees, %d rows, %d of them positive%n", learnt.rounds(), rows.rows(), rows.positives());
        Trees trees = timed("growing as many trees once", () -> Trees.grow(rows, TARGET.trees(), learnt.rounds(), 1));
        try (OpenTrees open = OpenTrees.of(trees)) {
            open.margins(rows.values(), EXPLAINED);
            timed("scoring all rows", () -> open.margins(rows.values(), rows.rows()));
            timed("reasons of " + EXPLAINED + " rows", () -> open.contributions(rows.values(), EXPLAINED));
        }
    }

    private static <T> T timed(String what, Supplier<T> work) {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = process.getProcessCpuTime();
        T result = work.get();
        System.out.printf("%s: %.2f CPU seconds%n", what, (process.getProcessCpuTime() - start) / NANOS);
        return result;
    }

    private static Examples rows(int count) {
        Random random = new Random(1);
        float[] values = new float[count * COLUMNS];
        float[] labels = new float[count];
        int[] months = new int[count];
        for (int row = 0; row < count; row++) {
            double odds = -4;
            for (int column = 0; column < COLUMNS; column++) {
                double value = random.nextGaussian();
                boolean isMissing = random.nextInt(20) == 0;
                values[row * COLUMNS + column] = isMissing ? Float.NaN : (float) value;
                odds += isMissing ? 0 : (column % 3 == 0 ? Math.abs(value) : value) / (column + 2);
            }
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
            months[row] = FIRST_MONTH + (int) ((long) row * MONTHS / count);
        }
        List<Feature> features = IntStream.range(0, COLUMNS)
                .mapToObj(at -> new Feature("f" + at, "f" + at, List.of(), false, 0, "{}"))
                .toList();
        return new Examples(features, values, labels, months, new float[count]);
    }
}
