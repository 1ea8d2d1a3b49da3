package org.quanyu.pipelines.benefit.reach;

import java.util.Locale;
import java.util.function.ToLongFunction;

/** A share of a group that is held against that of all. */
enum Measure {
    /** Those who qualify, of all. */
    ELIGIBLE(Counts::eligible, Counts::population),
    NEAR_MISSED(Counts::nearMissed, Counts::population),
    /** Those who seem to qualify but lack one record, of them and those who do qualify. */
    LACKING_RECORD(Counts::lacking, counts -> counts.eligible() + counts.lacking()),
    /** Those who were paid, of all who qualify. */
    REACHED(Counts::reached, Counts::eligible);

    private final ToLongFunction<Counts> counted;
    private final ToLongFunction<Counts> base;

    Measure(ToLongFunction<Counts> counted, ToLongFunction<Counts> base) {
        this.counted = counted;
        this.base = base;
    }

    long counted(Counts counts) {
        return counted.applyAsLong(counts);
    }

    long base(Counts counts) {
        return base.applyAsLong(counts);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
