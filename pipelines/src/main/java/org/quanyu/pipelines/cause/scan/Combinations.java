package org.quanyu.pipelines.cause.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.AttributeSets;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;
import org.quanyu.pipelines.cause.cell.KeyNumbers;

/**
 * All combinations of values of which enough rows exist, and which of them have more than is expected of them. A missing
 * value is named alone only.
 */
final class Combinations {

    /** A combination in which fewer were observed is never a cause. */
    private static final double LEAST_OBSERVED = 5;

    /** Sets with no more possible combinations are summed in arrays. */
    private static final double DENSE = 1 << 20;

    /** Pairs of which fewer are expected say nothing of how pairs vary. */
    private static final double LEAST_EXPECTED_OF_PAIR = 10;

    /** A set is scanned again, after a cause was found, if something in it was so near to the limit (in logs). */
    private static final double NEAR = 10;

    private final Cells cells;
    private final double[] observed;
    private final int support;
    private final int[][] codes;
    private final int[][] values;
    private final int[] positive;
    private final AttributeSets sets;
    private double pairSpread;

    Combinations(Cells cells, int[][] ladders, int most, int support, double[] observed) {
        this.cells = cells;
        this.observed = observed;
        this.support = support;
        codes = new int[cells.width()][];
        values = new int[cells.width()][];
        for (int attribute = 0; attribute < codes.length; attribute++) {
            keepLarge(attribute);
        }
        positive = IntStream.range(0, observed.length)
                .filter(row -> observed[row] != 0)
                .toArray();
        sets = new AttributeSets(
                ladders,
                most,
                Arrays.stream(values).mapToInt(kept -> kept.length).toArray(),
                (double) cells.size() / support);
    }

    /** What a scan found: groups beyond the limit, the greatest gain first, and the sets that are worth a further look. */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(List<Group> groups, int[] near) {}

    /** Values with enough rows get codes without gaps; the others, and missing ones, none. */
    private void keepLarge(int attribute) {
        int[] all = cells.codes()[attribute];
        int[] counts = new int[cells.values(attribute)];
        for (int code : all) {
            counts[code]++;
        }
        int missing = cells.attributes().get(attribute).missing();
        values[attribute] = IntStream.range(0, counts.length)
                .filter(value -> counts[value] >= support && value != missing)
                .toArray();
        int[] ranks = new int[counts.length];
        Arrays.fill(ranks, -1);
        for (int rank = 0; rank < values[attribute].length; rank++) {
            ranks[values[attribute][rank]] = rank;
        }
        codes[attribute] = Arrays.stream(all).map(code -> ranks[code]).toArray();
    }

    int[] allSets() {
        return IntStream.range(0, sets.count()).toArray();
    }

    double cost(int set) {
        return sets.cost(set);
    }

    /**
     * @param which the sets to scan; if these are all, it is also learnt how pairs vary beyond chance
     * @param logLimit log of the chance that a group has at most
     */
    Found scan(int[] which, Siblings siblings, double logLimit) {
        List<Sums> scanned = Arrays.stream(which)
                .parallel()
                .mapToObj(set -> sets.set(set).length == 1
                        ? values(set, siblings)
                        : combinations(set, siblings.expected(), logLimit))
                .toList();
        if (which.length == sets.count()) {
            pairSpread = pairSpread(scanned);
        }
        List<Group> groups = new ArrayList<>();
        List<Integer> near = new ArrayList<>();
        for (Sums sums : scanned) {
            double spread = sums.isOfValues() ? siblings.spread(sets.set(sums.set)[0]) : pairSpread;
            if (addGroups(sums, spread, logLimit, groups)) {
                near.add(sums.set);
            }
        }
        groups.sort(Comparator.comparingDouble(Group::gain)
                .reversed()
                .thenComparing(Group::set)
                .thenComparing(group -> group.element().toString()));
        return new Found(groups, near.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Adds groups beyond the limit; tells whether one was near to it. */
    private boolean addGroups(Sums sums, double spread, double logLimit, List<Group> groups) {
        double cost = sets.cost(sums.set);
        boolean isNear = false;
        for (int at = 0; at < sums.size; at++) {
            double ratio = Excess.logLikelihoodRatio(sums.observed[at], sums.expected[at], spread);
            double logChance = cost
                    + (sums.isOfValues()
                            ? Excess.logChance(ratio, values[sets.set(sums.set)[0]].length + Siblings.FREEDOM)
                            : Excess.logChance(ratio));
            isNear |= logChance < logLimit + NEAR;
            if (logChance < logLimit && (!sums.isOfValues() || sums.standsOut[at])) {
                double gain = Excess.logLikelihoodRatio(sums.observed[at], sums.expected[at]) - cost;
                groups.add(new Group(
                        sums.set,
                        element(sums, at),
                        sums.support[at],
                        sums.observed[at],
                        sums.expected[at],
                        gain,
                        logChance));
            }
        }
        return isNear;
    }

    /** Values of one attribute, a missing one among them. */
    private Sums values(int set, Siblings siblings) {
        int attribute = sets.set(set)[0];
        Sums sums = new Sums(set, cells.values(attribute));
        int[] all = cells.codes()[attribute];
        double[] expected = siblings.expected();
        for (int row = 0; row < all.length; row++) {
            sums.add(all[row], observed[row], expected[row]);
        }
        sums.standsOut = new boolean[sums.observed.length];
        for (int value = 0; value < sums.observed.length; value++) {
            sums.keys[value] = value;
            sums.standsOut[value] = siblings.standsOut(attribute, value);
        }
        sums.keep(support, LEAST_OBSERVED);
        return sums;
    }

    private Sums combinations(int set, double[] expected, double logLimit) {
        int[] attributes = sets.set(set);
        double possible = 1;
        for (int attribute : attributes) {
            possible *= values[attribute].length;
        }
        Sums sums = possible <= DENSE ? dense(set, (int) possible, expected) : sparse(set, expected);
        if (attributes.length == 2) {
            sums.rememberPairs();
        }
        sums.keep(support, LEAST_OBSERVED);
        sums.keepNear(sets.cost(set), logLimit + NEAR);
        return sums;
    }

    private Sums dense(int set, int possible, double[] expected) {
        Sums sums = new Sums(set, possible);
        int[] attributes = sets.set(set);
        for (int row = 0; row < expected.length; row++) {
            int key = (int) key(attributes, row);
            if (key >= 0) {
                sums.add(key, observed[row], expected[row]);
            }
        }
        for (int key = 0; key < possible; key++) {
            sums.keys[key] = key;
        }
        return sums;
    }

    /** Only combinations with enough rows that have something can be causes; what is expected is summed for these. */
    private Sums sparse(int set, double[] expected) {
        int[] attributes = sets.set(set);
        KeyNumbers met = new KeyNumbers();
        int[] times = new int[positive.length];
        for (int row : positive) {
            long key = key(attributes, row);
            if (key >= 0) {
                times[met.number(key)]++;
            }
        }
        KeyNumbers often = new KeyNumbers();
        long[] keys = met.keys();
        for (int at = 0; at < keys.length; at++) {
            if (times[at] >= LEAST_OBSERVED) {
                often.number(keys[at]);
            }
        }
        Sums sums = new Sums(set, often.count());
        sums.keys = often.keys();
        if (often.count() > 0) {
            for (int row = 0; row < expected.length; row++) {
                long key = key(attributes, row);
                int at = key < 0 ? -1 : often.known(key);
                if (at >= 0) {
                    sums.add(at, observed[row], expected[row]);
                }
            }
        }
        return sums;
    }

    /** −1 where a value is missing or too rare. */
    private long key(int[] attributes, int row) {
        long key = 0;
        for (int attribute : attributes) {
            int code = codes[attribute][row];
            if (code < 0) {
                return -1;
            }
            key = key * values[attribute].length + code;
        }
        return key;
    }

    private Element element(Sums sums, int at) {
        int[] attributes = sets.set(sums.set);
        if (sums.isOfValues()) {
            return new Element(attributes, new int[] {(int) sums.keys[at]});
        }
        int[] chosen = new int[attributes.length];
        long key = sums.keys[at];
        for (int position = attributes.length - 1; position >= 0; position--) {
            int[] kept = values[attributes[position]];
            chosen[position] = kept[(int) (key % kept.length)];
            key /= kept.length;
        }
        return new Element(attributes, chosen);
    }

    private static double pairSpread(List<Sums> scanned) {
        double[] seen = scanned.stream()
                .flatMapToDouble(sums -> Arrays.stream(sums.pairsObserved))
                .toArray();
        double[] usual = scanned.stream()
                .flatMapToDouble(sums -> Arrays.stream(sums.pairsExpected))
                .toArray();
        return Spread.of(seen, usual);
    }

    /** Counts by key of one set. */
    private static final class Sums {
        private final int set;
        private int size;
        private long[] keys;
        private double[] observed;
        private double[] expected;
        private int[] support;
        private boolean[] standsOut = {};
        private double[] pairsObserved = {};
        private double[] pairsExpected = {};

        Sums(int set, int size) {
            this.set = set;
            this.size = size;
            keys = new long[size];
            observed = new double[size];
            expected = new double[size];
            support = new int[size];
        }

        boolean isOfValues() {
            return standsOut.length > 0;
        }

        void add(int at, double seen, double usual) {
            observed[at] += seen;
            expected[at] += usual;
            support[at]++;
        }

        void rememberPairs() {
            int[] large = IntStream.range(0, size)
                    .filter(at -> expected[at] >= LEAST_EXPECTED_OF_PAIR)
                    .toArray();
            pairsObserved = IntStream.of(large).mapToDouble(at -> observed[at]).toArray();
            pairsExpected = IntStream.of(large).mapToDouble(at -> expected[at]).toArray();
        }

        void keep(int leastSupport, double leastObserved) {
            keep(IntStream.range(0, size)
                    .filter(at ->
                            support[at] >= leastSupport && observed[at] >= leastObserved && observed[at] > expected[at])
                    .toArray());
        }

        void keepNear(double cost, double logLimit) {
            keep(IntStream.range(0, size)
                    .filter(at ->
                            cost + Excess.logChance(Excess.logLikelihoodRatio(observed[at], expected[at])) < logLimit)
                    .toArray());
        }

        private void keep(int[] which) {
            keys = IntStream.of(which).mapToLong(at -> keys[at]).toArray();
            observed = IntStream.of(which).mapToDouble(at -> observed[at]).toArray();
            expected = IntStream.of(which).mapToDouble(at -> expected[at]).toArray();
            support = IntStream.of(which).map(at -> support[at]).toArray();
            if (standsOut.length > 0) {
                boolean[] kept = new boolean[which.length];
                for (int at = 0; at < which.length; at++) {
                    kept[at] = standsOut[which[at]];
                }
                standsOut = kept;
            }
            size = which.length;
        }
    }
}
