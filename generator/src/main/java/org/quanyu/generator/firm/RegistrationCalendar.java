package org.quanyu.generator.firm;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Span;
import org.quanyu.generator.firm.Change.Matter;

/** On which day each change of a registration is delivered: what came before the first day is in the first delivery. */
final class RegistrationCalendar {

    /** Changes that are delivered 3 to 20 days late. */
    static final double LATE = 0.01;

    /** Foundings whose name came misspelt and comes right 2 to 15 days later. */
    static final double CORRECTED = 0.01;

    /** Stands for the correction of a founding among the ordinals of matters. */
    private static final int CORRECTION = Matter.values().length;

    private static final int KINDS = 16;

    /**
     * A change on its day of delivery.
     *
     * @param isCorrection whether the founding comes again, spelt right
     */
    record Entry(int firm, Matter matter, boolean isCorrection) {}

    private final Span span;
    private final Registrations registrations;
    private final Chance chance;
    private final int[] firstOf;
    private final long[] entries;

    RegistrationCalendar(District district, Registrations registrations) {
        this.span = district.span();
        this.registrations = registrations;
        this.chance = district.chance().about("registration calendar");
        long[] found = new long[1024];
        int count = 0;
        for (int firm = 0; firm < district.firms().count(); firm++) {
            if (count + KINDS > found.length) {
                found = Arrays.copyOf(found, found.length * 2);
            }
            count = note(firm, found, count);
        }
        this.entries = Arrays.copyOf(found, count);
        Arrays.sort(entries);
        this.firstOf = new int[span.days() + 1];
        for (int index = 0, day = 0; day < firstOf.length; day++) {
            while (index < count && entries[index] >>> 36 < day) {
                index++;
            }
            firstOf[day] = index;
        }
    }

    private int note(int firm, long[] into, int from) {
        int count = from;
        for (Matter matter : Matter.values()) {
            LocalDate day = registrations.day(firm, matter);
            if (day == null || !day.isAfter(span.from())) {
                continue;
            }
            long arrival = arrival(firm, matter, day);
            count = note(arrival, firm, matter.ordinal(), into, count);
            if (matter == Matter.FOUNDED && isCorrected(firm)) {
                count = note(arrival + 2 + chance.below(14, firm, 102), firm, CORRECTION, into, count);
            }
        }
        return count;
    }

    private int note(long arrival, int firm, int kind, long[] into, int at) {
        long day = arrival - span.from().toEpochDay();
        if (day >= span.days()) {
            return at;
        }
        into[at] = day << 36 | (long) firm << 4 | kind;
        return at + 1;
    }

    private long arrival(int firm, Matter matter, LocalDate day) {
        boolean isLate = chance.unit(firm, matter.ordinal()) < LATE;
        return day.toEpochDay() + (isLate ? 3 + chance.below(18, firm, 100) : 0);
    }

    /** The day on which a change within the span is delivered. */
    LocalDate delivered(int firm, Matter matter, LocalDate day) {
        return day.isAfter(span.from()) ? LocalDate.ofEpochDay(arrival(firm, matter, day)) : day;
    }

    /** Whether a firm's name came misspelt with its founding. */
    boolean isCorrected(int firm) {
        return chance.unit(firm, 101) < CORRECTED;
    }

    /** What is delivered on a day behind the first, for the firms from one number up to, but without, another. */
    Entry[] on(LocalDate day, int begin, int end) {
        int index = (int) (day.toEpochDay() - span.from().toEpochDay());
        int last = index + 1 < firstOf.length ? firstOf[index + 1] : entries.length;
        return IntStream.range(firstOf[index], last)
                .mapToObj(place -> entry(entries[place]))
                .filter(entry -> begin <= entry.firm() && entry.firm() < end)
                .toArray(Entry[]::new);
    }

    private static Entry entry(long packed) {
        int kind = (int) (packed & KINDS - 1);
        boolean isCorrection = kind == CORRECTION;
        return new Entry(
                (int) (packed >>> 4 & 0xFFFFFFFFL),
                isCorrection ? Matter.FOUNDED : Matter.values()[kind],
                isCorrection);
    }
}
