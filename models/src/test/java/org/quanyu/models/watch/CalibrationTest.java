package org.quanyu.models.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** Of 100 trials of 0.1, more than 16 have a probability of 0.0206 and more than 17 one of 0.0100. */
    @Test
    void whatChanceDoesIsByTheBinomialDistribution() {
        assertThat(new Calibration(100, 10, 20).gapByChance(0.0415)).isCloseTo(0.6, within(1e-9));
        assertThat(new Calibration(100, 10, 20).gapByChance(0.041)).isCloseTo(0.7, within(1e-9));
        assertThat(new Calibration(100, 10, 20).gap()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aShortfallHasItsOwnSide() {
        Calibration few = new Calibration(100, 10, 4);
        assertThat(few.isShort()).isTrue();
        assertThat(few.gap()).isCloseTo(0.6, within(1e-9));
        assertThat(few.gapByChance(0.05)).isLessThan(1);
    }

    /** Probabilities that are right are seldom beyond the bound, however unequal they are. */
    @Property(tries = 20)
    void rightProbabilitiesAreSeldomBeyondTheBound(
            @ForAll @IntRange(min = 50, max = 2000) int firms, @ForAll Random random) {
        double[] probabilities =
                random.doubles(firms).map(share -> 0.5 * share * share * share).toArray();
        long beyond = IntStream.range(0, 400)
                .filter(draw -> {
                    Calibration drawn = drawn(probabilities, random);
                    return drawn.gap() > drawn.gapByChance(0.05);
                })
                .count();
        assertThat(beyond).isLessThanOrEqualTo(40);
    }

    private static Calibration drawn(double[] probabilities, Random random) {
        double expected = 0;
        long observed = 0;
        for (double probability : probabilities) {
            expected += probability;
            observed += random.nextDouble() < probability ? 1 : 0;
        }
        return new Calibration(probabilities.length, expected, observed);
    }
}
