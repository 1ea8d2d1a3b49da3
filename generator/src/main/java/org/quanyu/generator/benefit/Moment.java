package org.quanyu.generator.benefit;

import java.time.LocalDate;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.FirmMonths;

/**
 * A day on which facts are asked for.
 *
 * @param day as {@link Dates} count
 * @param month the last month told at that day as {@link FirmMonths} count, or the nearest one that is told
 */
public record Moment(LocalDate date, int day, int month) {

    static Moment of(District district, LocalDate date) {
        int month = district.span().index(date) + FirmMonths.BURN_IN;
        int last = district.firmMonths().months() - 1;
        return new Moment(date, Dates.of(date), Math.max(0, Math.min(last, month)));
    }

    int year() {
        return date.getYear();
    }
}
