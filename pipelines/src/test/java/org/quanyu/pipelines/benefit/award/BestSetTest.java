package org.quanyu.pipelines.benefit.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BestSetTest {

    /** Few values, so that many sets are worth the same. */
    @Property(tries = 3_000)
    void itIsTheBestOfAllSubsets(
            @ForAll @IntRange(min = 0, max = 9) int size, @ForAll long edges, @ForAll long weights) {
        List<BigDecimal> values = new ArrayList<>();
        for (int policy = 0; policy < size; policy++) {
            values.add(BigDecimal.valueOf(1 + (weights >>> 2 * policy & 3)));
        }
        long[] excluded = new long[size];
        int edge = 0;
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                if ((edges >>> edge++ & 1) != 0) {
                    excluded[one] |= 1L << other;
                    excluded[other] |= 1L << one;
                }
            }
        }

        assertThat(BestSet.of(values, excluded)).isEqualTo(best(values, excluded));
    }

    /** All subsets, those with the first policies first. */
    private static long best(List<BigDecimal> values, long[] excluded) {
        long best = 0;
        BigDecimal most = BigDecimal.valueOf(-1);
        for (long word = (1L << values.size()) - 1; word >= 0; word--) {
            long set = values.isEmpty() ? 0 : Long.reverse(word) >>> Long.SIZE - values.size();
            BigDecimal sum = BigDecimal.ZERO;
            boolean isAllowed = true;
            for (int policy = 0; policy < values.size(); policy++) {
                if ((set >>> policy & 1) != 0) {
                    sum = sum.add(values.get(policy));
                    isAllowed &= (set & excluded[policy]) == 0;
                }
            }
            if (isAllowed && sum.compareTo(most) > 0) {
                most = sum;
                best = set;
            }
        }
        return best;
    }
}
