package org.quanyu.generator.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.quanyu.generator.resource.Resources;

/** Public holidays and the weekends that are worked for them, as the State Council sets them. */
public final class Holidays {

    private static final Map<LocalDate, String> NAMES = new HashMap<>();
    private static final Map<String, String> EACH_YEAR = new HashMap<>();
    private static final Set<Integer> YEARS = new HashSet<>();
    private static final Set<LocalDate> WORKED = new HashSet<>();

    static {
        for (String[] row : Resources.table("event/holidays.tsv")) {
            boolean eachYear = row[0].startsWith("*");
            LocalDate last = LocalDate.parse(row[1].replace("*", "2000"));
            for (LocalDate day = LocalDate.parse(row[0].replace("*", "2000"));
                    !day.isAfter(last);
                    day = day.plusDays(1)) {
                if (eachYear) {
                    EACH_YEAR.put(day.getMonthValue() + "-" + day.getDayOfMonth(), row[2]);
                } else {
                    NAMES.put(day, row[2]);
                    YEARS.add(last.getYear());
                }
            }
        }
        Resources.lines("event/workdays.txt").forEach(line -> WORKED.add(LocalDate.parse(line)));
    }

    private Holidays() {}

    /** The holiday a day is part of; null for other days. */
    public static String name(LocalDate day) {
        return YEARS.contains(day.getYear())
                ? NAMES.get(day)
                : EACH_YEAR.get(day.getMonthValue() + "-" + day.getDayOfMonth());
    }

    public static boolean isWorkday(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return WORKED.contains(day) || !weekend && name(day) == null;
    }
}
