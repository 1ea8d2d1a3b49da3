package org.quanyu.generator.meter;

import java.time.LocalDate;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.People;
import org.quanyu.generator.district.Span;

/** Who lives in each home when, and what flowed through its meters up to the reading of each month. */
final class Homes {

    /** Spread of use among households of one size, in natural logarithms. */
    static final double SPREAD = 0.3;

    /** Readings are taken up to so many days before the end of the month. */
    private static final int READ_EARLY = 6;

    private static final int QUANTILES = 1024;

    private final People people;
    private final Chance chance;
    private final int[] firstHousehold;
    private final long[] lastDay;
    private final Seasons[] seasons = new Seasons[Utility.values().length];
    private final double[] spread = new double[QUANTILES];

    Homes(District district) {
        Span span = district.span();
        this.people = district.people();
        this.chance = district.chance().about("home meter");
        this.firstHousehold = new int[district.places().homes()];
        for (int household = people.households() - 1; household >= 0; household--) {
            firstHousehold[people.unit(household)] = household + 1;
        }
        this.lastDay = new long[span.months() + 1];
        for (int month = -1; month < span.months(); month++) {
            lastDay[month + 1] = span.month(month).atEndOfMonth().toEpochDay();
        }
        LocalDate from = span.firstMonth().atDay(1).minusDays(40);
        for (Utility utility : Utility.values()) {
            seasons[utility.ordinal()] =
                    new Seasons(utility.season(), from, span.to().plusDays(40));
        }
        for (int quantile = 0; quantile < QUANTILES; quantile++) {
            spread[quantile] = Draw.logNormal(1, SPREAD, chance.of(-1, quantile));
        }
    }

    /** The first household of a home; -1 for one that is never let. Those after it follow while {@link #isOf}. */
    int first(int home) {
        return firstHousehold[home] - 1;
    }

    boolean isOf(int household, int home) {
        return household >= 0 && household < people.households() && people.unit(household) == home;
    }

    /** The household of a home on a day since 1970-01-01; -1 for none. */
    int at(int home, long day) {
        for (int household = first(home); isOf(household, home); household++) {
            if (people.arrived(household) <= day && day <= people.left(household)) {
                return household;
            }
        }
        return -1;
    }

    /** The day since 1970-01-01 on which a meter is read for a month. */
    long readOn(long meter, int month) {
        return lastDay[month + 1] - chance.below(READ_EARLY, meter, month);
    }

    /**
     * What a home has used up to a day.
     *
     * @param from the day of the reading before the span's first month
     * @param to the day of a reading
     */
    double used(Utility utility, int home, long from, long to) {
        Seasons season = seasons[utility.ordinal()];
        double sum = 0;
        for (int household = first(home); isOf(household, home) && people.arrived(household) < to; household++) {
            double days = season.between(
                    Math.max(from, people.arrived(household)), Math.min(to, people.left(household) + 1L));
            sum += days == 0 ? 0 : days * perDay(utility, household);
        }
        return sum;
    }

    private double perDay(Utility utility, int household) {
        int quantile = (int) (chance.bits(household, -1) >>> 54);
        return utility.perDay(people.members(household)) * spread[quantile];
    }
}
