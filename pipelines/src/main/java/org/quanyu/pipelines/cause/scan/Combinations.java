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
import org.quanyu.pipelines.cause.statistic.Excess;
import org.quanyu.pipelines.cause.statistic.Spread;

/**
 * All combinations of values of which enough rows exist, and which of them have more than is expected of them. A missing
 * value is named alone only.
 */
final class Combinations {

    /** A combination in which fewer were observed is never a cause. */
    private static final double LEAST_OBSERVED = 5;

    /** Sets with no more possible combinations are summed in arrays. */
    private static final double DENSE = 1 << 20;

    /** A set is scanned again, after a cause was found, if something in it was so near to the limit (in logs). */
    private static final double NEAR = 10;

    private final Cells cells;
    private final double[] observed;
    private final int support;
    private final CombinationKeys keys;
    private final int[] positive;
    private final AttributeSets sets;
    private double pairSpread;

    Combinations(Cells cells, int[][] ladders, int most, int support, double[] observed) {
        this.cells = cells;
        this.observed = observed;
        this.support = support;
        keys = new CombinationKeys(cells, support);
        positive = IntStream.range(0, observed.length)
                .filter(row -> observed[row] != 0)
                .toArray();
        sets = new AttributeSets(
                ladders,
                most,
                IntStream.range(0, cells.width()).map(keys::large).toArray(),
                (double) cells.size() / support);
    }

    /** What a scan found: groups beyond the limit, the greatest gain first, and the sets that are worth a further look. */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(List<Group> groups, int[] near) {}

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
                            ? Excess.logChance(ratio, keys.large(sets.set(sums.set)[0]) + Siblings.FREEDOM)
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
        sums.keep(IntStream.range(0, sums.size)
                .filter(at -> sums.support[at] >= support
                        && sums.observed[at] >= LEAST_OBSERVED
                        && sums.observed[at] > sums.expected[at])
                .toArray());
        return sums;
    }

    private Sums combinations(int set, double[] expected, double logLimit) {
        int[] attributes = sets.set(set);
        double possible = 1;
        for (int attribute : attributes) {
            possible *= keys.radix(attribute);
        }
        Sums sums = possible <= DENSE ? dense(set, (int) possible, expected) : sparse(set, expected);
        sums.keep(IntStream.range(0, sums.size)
                .filter(at -> sums.expected[at] > 0 && keys.isNamed(attributes, sums.keys[at]))
                .toArray());
        if (attributes.length == 2) {
            sums.rememberPairs();
        }
        double limit = logLimit + NEAR - sets.cost(set);
        sums.keep(IntStream.range(0, sums.size)
                .filter(at -> sums.observed[at] >= LEAST_OBSERVED
                        && Excess.logChance(Excess.logLikelihoodRatio(sums.observed[at], sums.expected[at])) < limit)
                .toArray());
        count(sums);
        return sums;
    }

    private Sums dense(int set, int possible, double[] expected) {
        int[] attributes = sets.set(set);
        Sums sums = new Sums(set, possible);
        long[] rowKeys = keys.keys(attributes);
        double[] summed = sums.expected;
        for (int row = 0; row < rowKeys.length; row++) {
            summed[(int) rowKeys[row]] += expected[row];
        }
        for (int row : positive) {
            sums.observed[(int) rowKeys[row]] += observed[row];
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
            times[met.number(keys.key(attributes, row))]++;
        }
        KeyNumbers often = new KeyNumbers();
        long[] combinations = met.keys();
        for (int at = 0; at < combinations.length; at++) {
            if (times[at] >= LEAST_OBSERVED && keys.isNamed(attributes, combinations[at])) {
                often.number(combinations[at]);
            }
        }
        Sums sums = new Sums(set, often.count());
        sums.keys = often.keys();
        if (often.count() > 0) {
            addSparse(sums, often, expected);
        }
        return sums;
    }

    private void addSparse(Sums sums, KeyNumbers often, double[] expected) {
        long[] rowKeys = keys.keys(sets.set(sums.set));
        for (int row = 0; row < rowKeys.length; row++) {
            int at = often.known(rowKeys[row]);
            if (at >= 0) {
                sums.expected[at] += expected[row];
                sums.observed[at] += observed[row];
            }
        }
    }

    /** Counts the rows of groups that are left, and keeps those with enough of them. */
    private void count(Sums sums) {
        if (sums.size == 0) {
            return;
        }
        KeyNumbers left = new KeyNumbers();
        for (long key : sums.keys) {
            left.number(key);
        }
        int[] attributes = sets.set(sums.set);
        for (int row = 0; row < observed.length; row++) {
            int at = left.known(keys.key(attributes, row));
            if (at >= 0) {
                sums.support[at]++;
            }
        }
        sums.keep(IntStream.range(0, sums.size)
                .filter(at -> sums.support[at] >= support)
                .toArray());
    }

    private Element element(Sums sums, int at) {
        int[] attributes = sets.set(sums.set);
        int[] chosen = sums.isOfValues() ? new int[] {(int) sums.keys[at]} : keys.chosen(attributes, sums.keys[at]);
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
}
