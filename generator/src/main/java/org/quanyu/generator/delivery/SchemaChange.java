package org.quanyu.generator.delivery;

import java.time.LocalDate;
import org.quanyu.generator.district.Span;

/** The day from which some feeds come with other columns. */
public final class SchemaChange {

    private static final LocalDate USUAL = LocalDate.of(2023, 7, 1);

    private SchemaChange() {}

    /** 1 July 2023, or the middle of a span that it lies outside of. */
    public static LocalDate day(Span span) {
        boolean isWithin = !USUAL.isBefore(span.from()) && !USUAL.isAfter(span.to());
        return isWithin ? USUAL : span.from().plusDays(span.days() / 2);
    }
}
