package org.quanyu.pipelines.cause.ripple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.Planted;
import org.quanyu.pipelines.cause.cell.Attribute;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;

/**
 * Leaf tables after the description of Kalander (2022), section 5.1: Weibull values, some of them zero, errors of forecasts
 * to both sides alike, and causes of some severity below which all leaves deviate in the direction of the total.
 */
public final class LeafTables {

    /** Shape of the noise of forecasts. */
    public enum Noise {
        NORMAL,
        LAPLACE,
        GREATER_FOR_SMALL
    }

    /**
     * @param sizes values of each attribute
     * @param noise greatest relative error
     * @param leastSeverity of a cause, over the noise
     * @param deviation greatest spread of the severity
     * @param groups of causes at most, each with attributes of its own
     * @param elements causes of a group at most
     * @param deepest whether every cause is a single leaf
     */
    public record Settings(
            List<Integer> sizes,
            double noise,
            double leastSeverity,
            double deviation,
            int groups,
            int elements,
            boolean deepest) {

        public static final Settings S = new Settings(List.of(10, 12, 10, 8, 5), 0.25, 0.2, 0.1, 3, 3, false);
        public static final Settings L = new Settings(List.of(10, 24, 10, 15), 0.1, 0.5, 0, 5, 1, true);
        public static final Settings B = new Settings(List.of(8, 30, 10, 9), 0.12, 0.2, 0.1, 1, 3, false);

        public Settings quiet() {
            return new Settings(sizes, noise, leastSeverity, deviation, 0, 0, deepest);
        }
    }

    private final Settings settings;
    private final Random random;
    private final int[][] codes;
    private final double[] actual;
    private final double[] forecast;

    private LeafTables(Settings settings, Random random) {
        this.settings = settings;
        this.random = random;
        int leaves = settings.sizes().stream().reduce(1, (left, right) -> left * right);
        codes = new int[settings.sizes().size()][leaves];
        actual = new double[leaves];
        forecast = new double[leaves];
    }

    public static Planted of(Settings settings, Noise noise, long seed) {
        LeafTables table = new LeafTables(settings, new Random(seed));
        double level = table.random.nextDouble() * settings.noise();
        table.fill(noise, level);
        return table.plant(level);
    }

    private void fill(Noise noise, double level) {
        double shape = 0.5 + random.nextDouble() / 2;
        double zeros = random.nextDouble() / 4;
        for (int leaf = 0; leaf < actual.length; leaf++) {
            int rest = leaf;
            for (int attribute = codes.length - 1; attribute >= 0; attribute--) {
                codes[attribute][leaf] = rest % settings.sizes().get(attribute);
                rest /= settings.sizes().get(attribute);
            }
            double value = random.nextDouble() < zeros ? 0 : 100 * Math.pow(exponential(), 1 / shape);
            double other = value * (1 + level * error(noise, value));
            boolean swapped = random.nextBoolean();
            actual[leaf] = swapped ? other : value;
            forecast[leaf] = Math.max(0, swapped ? value : other);
        }
    }

    private double error(Noise noise, double value) {
        return switch (noise) {
            case NORMAL -> random.nextGaussian();
            case LAPLACE -> (random.nextBoolean() ? 1 : -1) * exponential() / Math.sqrt(2);
            case GREATER_FOR_SMALL -> random.nextGaussian() * Math.min(3, Math.pow(100 / (value + 1), 0.25));
        };
    }

    private double exponential() {
        return -Math.log(1 - random.nextDouble());
    }

    private Planted plant(double level) {
        boolean rose = IntStream.range(0, actual.length)
                        .mapToDouble(leaf -> actual[leaf] - forecast[leaf])
                        .sum()
                > 0;
        List<Attribute> attributes = IntStream.range(0, codes.length)
                .mapToObj(at -> new Attribute(name(at), values(at), -1))
                .toList();
        Cells cells = new Cells(attributes, codes, new double[][] {actual, forecast});
        Set<Map<String, String>> causes = new HashSet<>();
        Set<List<Integer>> usedSets = new HashSet<>();
        List<Set<Integer>> usedValues = IntStream.range(0, codes.length)
                .<Set<Integer>>mapToObj(at -> new HashSet<>())
                .toList();
        int groups = settings.groups() == 0 ? 0 : 1 + random.nextInt(settings.groups());
        for (int group = 0; group < groups; group++) {
            int[] set = set(usedSets);
            double severity = settings.leastSeverity() + random.nextDouble() * (1 - settings.leastSeverity()) + level;
            double deviation = random.nextDouble() * settings.deviation();
            List<Element> elements = elements(set, usedValues);
            for (Element element : elements) {
                causes.add(element.conditions(cells));
                IntStream.of(element.rows(cells))
                        .forEach(leaf -> move(leaf, rose, severity + deviation * random.nextGaussian()));
            }
        }
        int[][] ladders =
                IntStream.range(0, codes.length).mapToObj(at -> new int[] {at}).toArray(int[][]::new);
        return new Planted(cells, ladders, causes);
    }

    /** Attributes that no group has yet, but that single leaves may have again. */
    private int[] set(Set<List<Integer>> used) {
        while (true) {
            int size = settings.deepest() ? codes.length : 1 + random.nextInt(codes.length);
            List<Integer> all =
                    new ArrayList<>(IntStream.range(0, codes.length).boxed().toList());
            Collections.shuffle(all, random);
            List<Integer> set = all.subList(0, size).stream().sorted().toList();
            if (used.add(set) || size == codes.length) {
                return set.stream().mapToInt(Integer::intValue).toArray();
            }
        }
    }

    /** Elements whose values no other group has; a single leaf is not zero. */
    private List<Element> elements(int[] set, List<Set<Integer>> used) {
        int wanted = 1 + random.nextInt(settings.elements());
        List<Element> elements = new ArrayList<>();
        for (int attempt = 0; attempt < 1000 && elements.size() < wanted; attempt++) {
            int[] values = IntStream.of(set)
                    .map(at -> random.nextInt(settings.sizes().get(at)))
                    .toArray();
            Element element = new Element(set, values);
            boolean isFree = IntStream.range(0, set.length)
                    .noneMatch(at -> used.get(set[at]).contains(values[at]));
            if (isFree && !elements.contains(element) && (set.length < codes.length || actual[leaf(values)] > 0)) {
                elements.add(element);
            }
        }
        for (Element element : elements) {
            for (int at = 0; at < set.length; at++) {
                used.get(set[at]).add(element.values()[at]);
            }
        }
        return elements;
    }

    private int leaf(int[] values) {
        int leaf = 0;
        for (int attribute = 0; attribute < codes.length; attribute++) {
            leaf = leaf * settings.sizes().get(attribute) + values[attribute];
        }
        return leaf;
    }

    private void move(int leaf, boolean rose, double by) {
        if (rose) {
            forecast[leaf] = Math.max(0, actual[leaf] * (1 - by));
        } else {
            actual[leaf] = Math.max(0, forecast[leaf] * (1 - by));
        }
    }

    private static String name(int attribute) {
        return String.valueOf((char) ('a' + attribute));
    }

    private List<String> values(int attribute) {
        return IntStream.rangeClosed(1, settings.sizes().get(attribute))
                .mapToObj(number -> name(attribute) + number)
                .toList();
    }
}
