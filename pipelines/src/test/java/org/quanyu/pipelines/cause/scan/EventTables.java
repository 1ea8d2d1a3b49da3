package org.quanyu.pipelines.cause.scan;

import java.util.ArrayList;
import java.util.Arrays;
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
 * Event rows on three ladders of three levels and two attributes beside them. Values are as uneven as in life; siblings on
 * the widest levels, and communities where it is hard, differ by themselves; causes multiply the rate of what they are of.
 */
public final class EventTables {

    /** Attributes in their order, each ladder from the tightest level up. */
    public static final int[][] LADDERS = {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {9}, {10}};

    private static final List<String> NAMES = List.of(
            "driver",
            "company",
            "industry",
            "grid",
            "community",
            "subdistrict",
            "cat3",
            "cat2",
            "cat1",
            "channel",
            "hourband");
    private static final int[] SIZES = {3000, 150, 8, 400, 45, 8, 517, 118, 15, 5, 6};
    private static final int COMMUNITY = 4;
    private static final int FEWEST_ROWS = 200;

    /**
     * @param spread standard deviation, in logs, of how siblings differ by themselves
     * @param communities whether communities, categories, channels and hours differ too
     * @param missing share of rows in which a ladder's tighter levels are unknown
     * @param leastLift and mostLift: how many times the usual rate a cause makes
     * @param mostCauses at most; 0 for a quiet table
     */
    public record Settings(
            int rows,
            double spread,
            boolean communities,
            double missing,
            double leastLift,
            double mostLift,
            int mostCauses) {

        public static final Settings EASY = new Settings(60_000, 0.1, false, 0, 3, 7, 3);
        public static final Settings HARD = new Settings(60_000, 0.15, true, 0.08, 1.8, 3.5, 2);

        public Settings quiet() {
            return new Settings(rows, spread, communities, missing, leastLift, mostLift, 0);
        }

        public Settings of(int count) {
            return new Settings(count, spread, communities, missing, leastLift, mostLift, mostCauses);
        }
    }

    private final Settings settings;
    private final Random random;
    private final int[][] codes;
    private final double[] rates;

    private EventTables(Settings settings, Random random) {
        this.settings = settings;
        this.random = random;
        codes = new int[SIZES.length][settings.rows()];
        rates = new double[settings.rows()];
    }

    public static Planted of(Settings settings, long seed) {
        EventTables table = new EventTables(settings, new Random(seed));
        table.fill();
        return table.plant();
    }

    private void fill() {
        for (int[] ladder : LADDERS) {
            double[] weights = weights(SIZES[ladder[0]]);
            int[][] parents = new int[ladder.length][];
            for (int level = 1; level < ladder.length; level++) {
                int above = SIZES[ladder[level]];
                parents[level] = IntStream.range(0, SIZES[ladder[level - 1]])
                        .map(child -> child < above ? child : random.nextInt(above))
                        .toArray();
            }
            for (int row = 0; row < rates.length; row++) {
                int value = pick(weights);
                for (int level = 0; level < ladder.length; level++) {
                    value = level == 0 ? value : parents[level][value];
                    codes[ladder[level]][row] = value;
                }
            }
        }
        Arrays.fill(rates, 0.03 + 0.05 * random.nextDouble());
        for (int attribute = 0; attribute < SIZES.length; attribute++) {
            boolean isPlain = attribute == 2 || attribute == 5;
            boolean isOther = attribute == COMMUNITY || attribute >= 8;
            if (isPlain || (settings.communities() && isOther)) {
                double[] effects = IntStream.range(0, SIZES[attribute])
                        .mapToDouble(value -> Math.exp(settings.spread() * random.nextGaussian()))
                        .toArray();
                multiply(attribute, effects);
            }
        }
    }

    private void multiply(int attribute, double[] effects) {
        for (int row = 0; row < rates.length; row++) {
            rates[row] *= effects[codes[attribute][row]];
        }
    }

    private Planted plant() {
        Cells truth = cells(new double[rates.length]);
        Set<Map<String, String>> causes = new HashSet<>();
        int wanted = settings.mostCauses() == 0 ? 0 : 1 + random.nextInt(settings.mostCauses());
        while (causes.size() < wanted) {
            Element element = truth.element(set(), random.nextInt(rates.length));
            int[] rows = element.rows(truth);
            if (rows.length >= FEWEST_ROWS
                    && rows.length <= rates.length / 10
                    && causes.add(element.conditions(truth))) {
                double lift = settings.leastLift() + random.nextDouble() * (settings.mostLift() - settings.leastLift());
                IntStream.of(rows).forEach(row -> rates[row] *= lift);
            }
        }
        double[] measure = Arrays.stream(rates)
                .map(rate -> random.nextDouble() < rate ? 1 : 0)
                .toArray();
        forget();
        return new Planted(cells(measure), LADDERS, causes);
    }

    /** One to three attributes, of different ladders. */
    private int[] set() {
        int size = 1 + random.nextInt(3);
        List<int[]> ladders = new ArrayList<>(List.of(LADDERS));
        java.util.Collections.shuffle(ladders, random);
        return ladders.subList(0, size).stream()
                .mapToInt(ladder -> ladder[random.nextInt(ladder.length)])
                .sorted()
                .toArray();
    }

    /** Who did it, the grid and the tightest category are each unknown in some rows. */
    private void forget() {
        for (int row = 0; row < rates.length && settings.missing() > 0; row++) {
            for (int[] unknown : new int[][] {{0, 1, 2}, {3}, {6}}) {
                if (random.nextDouble() < settings.missing()) {
                    for (int attribute : unknown) {
                        codes[attribute][row] = SIZES[attribute];
                    }
                }
            }
        }
    }

    private Cells cells(double[] measure) {
        List<Attribute> attributes = IntStream.range(0, SIZES.length)
                .mapToObj(attribute -> new Attribute(NAMES.get(attribute), values(attribute), SIZES[attribute]))
                .toList();
        double[] per = new double[measure.length];
        Arrays.fill(per, 1);
        return new Cells(attributes, codes, new double[][] {measure, per});
    }

    private static List<String> values(int attribute) {
        return IntStream.rangeClosed(0, SIZES[attribute])
                .mapToObj(value -> value == SIZES[attribute] ? "" : NAMES.get(attribute) + value)
                .toList();
    }

    /** Cumulated log-normal weights. */
    private double[] weights(int size) {
        double[] cumulated = new double[size];
        double sum = 0;
        for (int value = 0; value < size; value++) {
            sum += Math.exp(random.nextGaussian());
            cumulated[value] = sum;
        }
        return cumulated;
    }

    private int pick(double[] cumulated) {
        int at = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(cumulated.length - 1, at >= 0 ? at : -at - 1);
    }
}
