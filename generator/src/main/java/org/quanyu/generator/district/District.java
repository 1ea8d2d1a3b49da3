package org.quanyu.generator.district;

import java.time.YearMonth;
import org.quanyu.generator.chance.Chance;

/**
 * A district as it is: places, people and firms with what happened to them, whatever records say. It follows from the
 * seed, the sizes and the span alone.
 *
 * @param scale of the whole district: 1 for 5.6 billion records in three years
 */
public record District(
        Chance chance,
        double scale,
        Sizes sizes,
        Span span,
        Places places,
        People people,
        Firms firms,
        Leases leases,
        FirmMonths firmMonths,
        Jobs jobs) {

    /** Units for business, for each firm; many firms are registered at homes or with others. */
    private static final double ROOMS_PER_FIRM = 0.5;

    public static District of(long seed, double scale, Sizes sizes, Span span) {
        Chance chance = new Chance(seed);
        int rooms = (int) Math.ceil(sizes.firms() * ROOMS_PER_FIRM);
        Places places = Places.of(chance, scale, People.homesFor(sizes.residents()), rooms);
        People people = People.of(chance, span, sizes, places);
        Firms firms = new Firms(chance, span, sizes, places, people);
        Leases leases = new Leases(chance, span);
        Labour labour = new Labour(chance, span, people, firms);
        FirmMonths firmMonths = Economy.run(chance, span, firms, leases, labour);
        return new District(chance, scale, sizes, span, places, people, firms, leases, firmMonths, labour.jobs());
    }

    /** The month of the span as {@link FirmMonths} and {@link Jobs} count it. */
    public int firmMonth(YearMonth month) {
        return span.index(month) + FirmMonths.BURN_IN;
    }
}
