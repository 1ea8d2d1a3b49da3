package org.quanyu.pipelines.benefit.award;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The policies of greatest value among some of which exclude each other: the maximum-weight independent set, exactly. Among sets of one
 * value that one is taken which has the first policy in which they differ.
 */
final class BestSet {

    /** As many policies as a set of bits holds. */
    static final int MOST = 62;

    private final List<BigDecimal> values;
    private final long[] excluded;
    private final Map<Long, Best> known = new HashMap<>();

    private record Best(BigDecimal value, long policies) {}

    private BestSet(List<BigDecimal> values, long[] excluded) {
        this.values = values;
        this.excluded = excluded;
    }

    /**
     * @param values above zero, in the order in which policies take precedence; at most {@link #MOST}
     * @param excluded for each policy a bit for every other that it excludes
     * @return a bit for each policy that is chosen
     */
    static long of(List<BigDecimal> values, long[] excluded) {
        return new BestSet(values, excluded).best((1L << values.size()) - 1).policies();
    }

    private Best best(long open) {
        if (open == 0) {
            return new Best(BigDecimal.ZERO, 0);
        }
        Best best = known.get(open);
        if (best == null) {
            best = reckon(open);
            known.put(open, best);
        }
        return best;
    }

    private Best reckon(long open) {
        int first = Long.numberOfTrailingZeros(open);
        long others = open & ~(1L << first);
        Best after = best(others & ~excluded[first]);
        Best with = new Best(after.value().add(values.get(first)), after.policies() | 1L << first);
        if ((others & excluded[first]) == 0) {
            return with;
        }
        Best without = best(others);
        return with.value().compareTo(without.value()) >= 0 ? with : without;
    }
}
