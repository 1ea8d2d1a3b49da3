package org.quanyu.pipelines.cause.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcessTest {

    @Test
    void theChanceOfARatioIsThatOfItsSignedRoot() {
        // one-sided tails of the standard normal distribution at 1.645, 3 and 9
        assertThat(Math.exp(Excess.logChance(1.645 * 1.645 / 2))).isCloseTo(0.05, within(1e-4));
        assertThat(Math.exp(Excess.logChance(4.5))).isCloseTo(0.0013499, within(1e-6));
        assertThat(Excess.logChance(40.5)).isCloseTo(Math.log(1.1286e-19), within(0.02));
    }

    @Test
    void studentsTailsAreHeavier() {
        // t = 3 with 5 degrees of freedom: 0.01505
        assertThat(Math.exp(Excess.logChance(4.5, 5))).isCloseTo(0.01505, within(5e-4));
    }

    @Test
    void aSpreadMakesACountLessSurprising() {
        assertThat(Excess.logLikelihoodRatio(60, 30, 0.1)).isLessThan(Excess.logLikelihoodRatio(60, 30));
        assertThat(Excess.logLikelihoodRatio(20, 30)).isZero();
        assertThat(Excess.ofShare(30, 100, 0.3)).isZero();
    }

    @Test
    void theSpreadOfSiblingsIsFoundThoughSomeOfThemHaveCauses() {
        Random random = new Random(1);
        double[] expected = IntStream.range(0, 60).mapToDouble(group -> 400).toArray();
        double[] observed = IntStream.range(0, 60)
                .mapToDouble(group ->
                        group < 3 ? 2000 : 400 * (1 + 0.2 * random.nextGaussian()) + 20 * random.nextGaussian())
                .toArray();

        assertThat(Math.sqrt(Spread.of(observed, expected))).isBetween(0.15, 0.3);
        assertThat(Spread.of(expected, expected)).isZero();
    }
}
