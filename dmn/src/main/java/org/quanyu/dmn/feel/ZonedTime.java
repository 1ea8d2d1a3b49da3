package org.quanyu.dmn.feel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A time of day in a zone, which {@code java.time} has for offsets alone. */
record ZonedTime(LocalTime time, ZoneId zone) implements Comparable<ZonedTime> {

    /** Times are compared as on this day, on which a zone has its offset of winter. */
    private static final LocalDate DAY = LocalDate.of(1970, 1, 1);

    @Override
    public int compareTo(ZonedTime other) {
        return instant().compareTo(other.instant());
    }

    ZonedTime inSeconds() {
        return new ZonedTime(time.withNano(0), zone);
    }

    private Instant instant() {
        return time.atDate(DAY).atZone(zone).toInstant();
    }

    /** From UTC, in seconds. */
    int offset() {
        return zone.getRules().getOffset(instant()).getTotalSeconds();
    }
}
