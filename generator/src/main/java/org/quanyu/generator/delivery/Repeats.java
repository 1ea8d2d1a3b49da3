package org.quanyu.generator.delivery;

import java.time.LocalDate;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Span;

/** Which deliveries are sent again on the next day, as they were. */
public final class Repeats {

    /** Of deliveries. */
    public static final double RATE = 0.006;

    private final Chance chance;
    private final Span span;

    public Repeats(Chance chance, Span span) {
        this.chance = chance.about("repeat");
        this.span = span;
    }

    /** Whether what a feed delivers on a day is delivered on the next day again. */
    public boolean isRepeated(Feed feed, LocalDate day) {
        return !feed.department().equals(Feed.TRUTH)
                && !(feed.format() instanceof Format.PostgresCopy)
                && day.isBefore(span.to())
                && chance.about(feed.name()).unit(day.toEpochDay()) < RATE;
    }
}
