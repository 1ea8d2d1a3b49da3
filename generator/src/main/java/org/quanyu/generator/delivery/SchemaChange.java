package org.quanyu.generator.delivery;

import java.time.LocalDate;
import org.quanyu.generator.district.Span;

/** The day from which the feeds that change their columns have the new ones. */
public final class SchemaChange {

    /** The day, for spans that hold it. */
    public static final LocalDate USUAL = LocalDate.of(2023, 7, 1);

    private SchemaChange() {}

    /** {@link #USUAL}, or the middle of a span that does not hold it. */
    public static LocalDate day(Span span) {
        boolean within = !USUAL.isBefore(span.from()) && !USUAL.isAfter(span.to());
        return within ? USUAL : span.from().plusDays(span.days() / 2);
    }
}
