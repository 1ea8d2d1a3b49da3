package org.quanyu.generator.person;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;

/** When in a day clerks and grid workers type. */
final class OfficeHours {

    private static final int FIRST_SECOND = 8 * 3600 + 1800;
    private static final int SECONDS = 10 * 3600;

    private OfficeHours() {}

    static LocalDateTime at(LocalDate day, SplittableRandom random) {
        return at(day, FIRST_SECOND + random.nextInt(SECONDS));
    }

    private static LocalDateTime at(LocalDate day, int second) {
        return LocalDateTime.of(
                day.getYear(), day.getMonthValue(), day.getDayOfMonth(), second / 3600, second / 60 % 60, second % 60);
    }
}
