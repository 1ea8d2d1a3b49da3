package org.quanyu.pipelines.benefit.openfisca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {

    @Test
    void periodsAreReadAsCasesWriteThem() {
        assertThat(period("2018").months()).isEqualTo(12);
        assertThat(period("2018")).isEqualTo(period("year:2018")).isEqualTo(period("2018-01:12"));
        assertThat(period("2018-3")).isEqualTo(period("month:2018-03")).hasToString("2018-03");
        assertThat(period("year:2018:2").months()).isEqualTo(24);
        assertThat(period("month:2018-11:3")).hasToString("month:2018-11:3");
        assertThat(period("year:2018-04").firstDay()).isEqualTo("2018-04-01");
        assertThat(List.of("18", "2018-13", "2018-00", "2018-01-02", "week:2018", "2018:0", "2018 "))
                .allSatisfy(text -> assertThat(Period.parse(text)).as(text).isEmpty());
    }

    @Test
    void aYearHoldsItsMonthsAndNoOther() {
        assertThat(period("2018").holds(period("2018-12"))).isTrue();
        assertThat(period("2018").holds(period("2019-01"))).isFalse();
        assertThat(period("2018").holds(period("month:2018-12:2"))).isFalse();
        assertThat(period("2018-12").holds(period("2018"))).isFalse();
    }

    @Test
    void timesAreCountedBackFromWhatIsAsked() {
        assertThat(times("period", "2018-03")).containsExactly(period("2018-03"));
        assertThat(times("month", "2018")).containsExactly(period("2018-01"));
        assertThat(times("month - 12", "2018-03")).containsExactly(period("2017-03"));
        assertThat(times("year - 2", "2018-03")).containsExactly(period("2016"));
        assertThat(times("months of year - 1", "2018-03"))
                .hasSize(12)
                .startsWith(period("2017-01"))
                .endsWith(period("2017-12"));
        assertThat(List.of("day", "period - 1", "year + 1", "months of", "last year"))
                .allSatisfy(text -> assertThat(When.parse(text)).as(text).isEmpty());
    }

    private static List<Period> times(String when, String asked) {
        return When.parse(when).orElseThrow().from(period(asked));
    }

    private static Period period(String text) {
        return Period.parse(text).orElseThrow();
    }
}
