package org.quanyu.generator.event;

/**
 * Why more happens in one place, about one item or with one party than usual, for a time.
 *
 * @param value the key at that level: an identity number, credit code, industry code, place code, item code, category,
 *     family, matter or department
 * @param item the item's code, or the act of a violation; null for several
 * @param category null for several
 * @param from first day since 1970-01-01
 * @param to last day
 * @param normal events expected there in that time without it
 * @param extra events expected on top of them
 * @param matters that its events are about
 * @param course share of the extra events on each day from the first
 */
record Cause(
        int number,
        Source source,
        Level level,
        String value,
        String item,
        String category,
        long from,
        long to,
        Kind kind,
        double normal,
        double extra,
        int matters,
        Scope scope,
        float[] course) {

    /** How it acts over time. */
    enum Kind {
        STEADY,
        BURST,
        SEASONAL,
        CLOSED_THEN_BACK
    }

    /**
     * What it can be about.
     *
     * @param items null for violations
     * @param places positions in the index of places or premises; null for violations
     * @param unit the only unit; -1 for several
     * @param firstDriver of a violation, else 0
     * @param endDriver behind the last
     * @param act of a violation; -1 for any
     */
    record Scope(Items.Choice items, PlaceIndex.Range places, int unit, int firstDriver, int endDriver, int act) {}

    String id() {
        return id(number);
    }

    static String id(int number) {
        return "C" + (10_000 + number);
    }

    /** Events in its time and place relative to the normal number. */
    double multiplier() {
        return 1 + extra / normal;
    }

    /** Extra events expected on a day. */
    double expected(long day) {
        return day < from || day > to ? 0 : extra * course[(int) (day - from)];
    }

    Cause times(double factor) {
        return new Cause(
                number,
                source,
                level,
                value,
                item,
                category,
                from,
                to,
                kind,
                normal,
                extra * factor,
                matters,
                scope,
                course);
    }

    /** The same among so many times as many normal events. */
    Cause besides(double factor) {
        return new Cause(
                number,
                source,
                level,
                value,
                item,
                category,
                from,
                to,
                kind,
                normal * factor,
                extra,
                matters,
                scope,
                course);
    }
}
