package org.quanyu.models.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {

    /** Shares 60.5, 40.5 and 0.5 of 101.5 against 20.5, 20.5 and 10.5 of 51.5. */
    @Test
    void indexIsThatCountedByHand() {
        Histogram reference = new Histogram(Map.of(1, 60L, 2, 40L));
        Histogram watched = new Histogram(Map.of(1, 20L, 2, 20L, 3, 10L));
        assertThat(StabilityIndex.of(reference, watched)).isCloseTo(0.8206616952, within(1e-9));
    }

    /** 16.919 is the 0.95 quantile of chi-square with 9 degrees of freedom. */
    @Test
    void whatChanceDoesIsByTableOfChiSquare() {
        Histogram reference = histogram(List.of(100, 100, 100, 100, 100, 100, 100, 100, 100, 100));
        Histogram watched = histogram(List.of(25, 25, 25, 25, 25, 25, 25, 25, 25, 25));
        assertThat(StabilityIndex.byChance(reference, watched, 0.05)).isCloseTo(16.919 * (0.001 + 0.004), within(1e-4));
    }

    @Test
    void oneBinTellsNothing() {
        Histogram rows = histogram(List.of(7));
        assertThat(StabilityIndex.of(rows, rows)).isZero();
        assertThat(StabilityIndex.byChance(rows, rows, 0.01)).isZero();
    }

    @Property
    void indexIsTheSameBothWaysAndZeroForTheSame(
            @ForAll @Size(min = 2, max = 11) List<@IntRange(min = 0, max = 500) Integer> one,
            @ForAll @Size(min = 2, max = 11) List<@IntRange(min = 0, max = 500) Integer> other) {
        double index = StabilityIndex.of(histogram(one), histogram(other));
        assertThat(index).isNotNegative();
        assertThat(StabilityIndex.of(histogram(other), histogram(one))).isCloseTo(index, within(1e-9));
        assertThat(StabilityIndex.of(histogram(one), histogram(one))).isZero();
    }

    /** Of 2,000 draws about 100 are beyond a bound of level 0.05, whatever the sizes. */
    @Property(tries = 20)
    void oneDistributionIsBeyondTheBoundAsOftenAsTheLevelSays(
            @ForAll @IntRange(min = 300, max = 3000) int reference,
            @ForAll @IntRange(min = 150, max = 3000) int watched,
            @ForAll @IntRange(min = 2, max = 11) int bins,
            @ForAll Random random) {
        long beyond = IntStream.range(0, 2000)
                .filter(draw -> {
                    Histogram one = drawn(reference, bins, random);
                    Histogram other = drawn(watched, bins, random);
                    return StabilityIndex.of(one, other) > StabilityIndex.byChance(one, other, 0.05);
                })
                .count();
        assertThat(beyond).isBetween(50L, 150L);
    }

    private static Histogram drawn(int rows, int bins, Random random) {
        Map<Integer, Long> counts = new TreeMap<>();
        IntStream.range(0, rows).forEach(row -> counts.merge(random.nextInt(bins), 1L, Long::sum));
        return new Histogram(counts);
    }

    private static Histogram histogram(List<Integer> rows) {
        Map<Integer, Long> counts = new TreeMap<>();
        IntStream.range(0, rows.size())
                .filter(bin -> rows.get(bin) > 0)
                .forEach(bin -> counts.put(bin, (long) rows.get(bin)));
        return new Histogram(counts);
    }
}
