package org.quanyu.generator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Span;

class RecordKeysTest {

    @Test
    void each_number_has_its_own_key() {
        RecordKeys keys = new RecordKeys("RF", new Chance(5));
        Set<String> all = new HashSet<>();
        for (long number = 0; number < 100_000; number++) {
            all.add(keys.of(number));
            all.add(keys.of((1L << 42) + number * 1024));
        }
        assertThat(all).hasSize(200_000).allMatch(key -> key.matches("RF\\d{13}"));
        assertThat(keys.of(7)).isEqualTo(new RecordKeys("RF", new Chance(5)).of(7));
        assertThat(keys.of(7)).isNotEqualTo(new RecordKeys("RF", new Chance(6)).of(7));
    }

    @Test
    void columns_change_on_the_known_day_or_in_the_middle_of_the_span() {
        assertThat(SchemaChange.day(new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31))))
                .isEqualTo("2023-07-01");
        assertThat(SchemaChange.day(new Span(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 1, 11))))
                .isEqualTo("2030-01-06");
        LocalDate day = LocalDate.of(2030, 1, 1);
        assertThat(SchemaChange.day(new Span(day, day))).isEqualTo(day);
    }

    @Test
    void one_in_a_hundred_is_late() {
        Chance chance = new Chance(3);
        int late = 0;
        for (int number = 0; number < 100_000; number++) {
            int days = Lateness.days(chance, number, 0);
            assertThat(days).isBetween(0, Lateness.MOST_DAYS);
            late += days > 0 ? 1 : 0;
        }
        assertThat(late).isBetween(900, 1_100);
    }
}
