package org.quanyu.dmn.differences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.dmn.differences.Tally.Outcome;
import org.quanyu.dmn.feel.Unknown;

class DecisionDifferencesTest {

    private static final int EVALUATIONS = 10_000;
    private static final Object ONE = BigDecimal.ONE;
    private static final Object OPEN = Unknown.UNKNOWN;

    @Test
    void tablesAtRandomDecideAlike() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        Tally tally =
                DecisionDifferences.compare(5, EVALUATIONS, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(tally.differences())
                .as(printed.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(tally.of(Outcome.EQUAL)).isGreaterThan(EVALUATIONS / 3);
        assertThat(tally.of(Outcome.EQUAL_WITH_UNKNOWN)).isGreaterThan(EVALUATIONS / 10);
        assertThat(tally.of(Outcome.UNKNOWN)).isGreaterThan(EVALUATIONS / 20);
        assertThat(tally.ofKernel()).isGreaterThan(EVALUATIONS / 4);
    }

    @Test
    void whatIsKnownHasToHoldForAllCompletions() {
        assertThat(Tally.outcome(ONE, OPEN, false)).isEqualTo(Outcome.DIFFERENT);
        assertThat(Tally.outcome(null, OPEN, false)).isEqualTo(Outcome.DIFFERENT);
        assertThat(Tally.outcome(null, ONE, false)).isEqualTo(Outcome.DIFFERENT);
        assertThat(Tally.outcome(OPEN, ONE, true)).isEqualTo(Outcome.DIFFERENT);
        assertThat(Tally.outcome(List.of(ONE, OPEN), OPEN, false)).isEqualTo(Outcome.DIFFERENT);
        assertThat(Tally.outcome(List.of(ONE, OPEN), List.of(OPEN, ONE), false)).isEqualTo(Outcome.DIFFERENT);
    }

    @Test
    void whatIsUnknownMayBeFoundOut() {
        assertThat(Tally.outcome(OPEN, ONE, false)).isEqualTo(Outcome.NOT_FOUND_OUT);
        assertThat(Tally.outcome(OPEN, null, false)).isEqualTo(Outcome.NOT_FOUND_OUT);
        assertThat(Tally.outcome(List.of(ONE, OPEN), Arrays.asList(ONE, null), false))
                .isEqualTo(Outcome.NOT_FOUND_OUT);
        assertThat(Tally.outcome(List.of(ONE, OPEN), List.of(ONE, OPEN), false)).isEqualTo(Outcome.UNKNOWN);
        assertThat(Tally.outcome(ONE, ONE, false)).isEqualTo(Outcome.EQUAL_WITH_UNKNOWN);
        assertThat(Tally.outcome(null, null, true)).isEqualTo(Outcome.EQUAL);
    }
}
