package org.quanyu.generator.event;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.FirmMonths;

/** Workers who ask for the wages that their firm owes, in the order of days; those before the span among them. */
final class WageClaims {

    /** Claims in a month that a firm is in arrears, for each person insured. */
    static final double CLAIMS_A_WORKER = 0.12;

    private static final double CLAIMS_A_FIRM = 0.3;
    private static final double MOST = 20;

    private final District district;
    private final Chance chance;

    /** Day in the upper half, firm in the lower. */
    private long[] claims = new long[256];

    private int count;

    WageClaims(District district) {
        this.district = district;
        this.chance = district.chance().about("wage claim");
        FirmMonths months = district.firmMonths();
        for (int month = 0; month < months.months(); month++) {
            for (int firm = 0; firm < district.firms().count(); firm++) {
                if (months.isInArrears(month, firm)) {
                    claim(month, firm);
                }
            }
        }
        claims = Arrays.copyOf(claims, count);
        Arrays.sort(claims);
    }

    private void claim(int month, int firm) {
        SplittableRandom random = chance.of(firm, month);
        double mean = Math.min(
                MOST, CLAIMS_A_FIRM + CLAIMS_A_WORKER * district.firmMonths().insured(month, firm));
        YearMonth of = district.span().month(month - FirmMonths.BURN_IN);
        for (int left = Draw.poisson(mean, random); left > 0; left--) {
            long day = of.atDay(1 + random.nextInt(of.lengthOfMonth())).toEpochDay();
            if (count == claims.length) {
                claims = Arrays.copyOf(claims, count * 2);
            }
            claims[count++] = day << 32 | firm;
        }
    }

    int count() {
        return count;
    }

    /** The first claim of a day or later. */
    int first(long day) {
        int found = Arrays.binarySearch(claims, day << 32);
        int place = found < 0 ? -found - 1 : found;
        while (place > 0 && claims[place - 1] >>> 32 == day) {
            place--;
        }
        return place;
    }

    /** A day since 1970-01-01. */
    long day(int claim) {
        return claims[claim] >>> 32;
    }

    int firm(int claim) {
        return (int) claims[claim];
    }

    /** The person who claims: one who worked at the firm then, if there was any. */
    int worker(int claim) {
        int firm = firm(claim);
        int month = district.firmMonth(YearMonth.from(LocalDate.ofEpochDay(day(claim))));
        int first = district.jobs().first(firm);
        int jobs = district.jobs().end(firm) - first;
        for (int tries = 0; tries < 12 && jobs > 0; tries++) {
            int job = first + chance.below(jobs, claim, 100 + tries);
            if (district.jobs().isHeld(job, month)) {
                return district.jobs().worker(job);
            }
        }
        return jobs > 0
                ? district.jobs().worker(first + chance.below(jobs, claim, 99))
                : chance.below(district.people().residents(), claim, 99);
    }
}
