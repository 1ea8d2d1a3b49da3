package org.quanyu.pipelines.event.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TailTest {

    @Test
    void tailsAreThoseOfTheBinomialDistribution() {
        assertThat(Tail.binomial(2, 3, 0.5)).isEqualTo(0.5, within(1e-12));
        assertThat(Tail.binomial(5, 5, 1.0 / 9)).isEqualTo(Math.pow(1.0 / 9, 5), within(1e-15));
        assertThat(Tail.binomial(1, 1000, 0.001)).isEqualTo(1 - Math.pow(0.999, 1000), within(1e-9));
        assertThat(Tail.binomial(500, 1000, 0.5)).isBetween(0.5, 0.52);
    }

    @Test
    void impossibleAndCertainEventsHaveTheirTails() {
        assertThat(Tail.binomial(0, 10, 0.1)).isEqualTo(1);
        assertThat(Tail.binomial(11, 10, 0.9)).isZero();
        assertThat(Tail.binomial(3, 10, 0)).isZero();
        assertThat(Tail.binomial(3, 10, 1)).isEqualTo(1);
    }
}
