package org.quanyu.dmn.kernel;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.function.LongUnaryOperator;

/** Operations on dates (days since 1970) and on durations (months, or seconds with decimals). */
sealed interface DayOperation extends Operation.Value {

    long SECONDS = 86_400;

    @Override
    default int scale() {
        return 0;
    }

    /** The whole months from one date to another, negative where the second is the earlier. */
    record MonthsBetween(int from, int to) implements DayOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            Numbers one = slots.numbers(from);
            Numbers other = slots.numbers(to);
            for (int row = 0; row < Block.ROWS; row++) {
                out.values()[row] = LongMath.monthsBetween(one.values()[row], other.values()[row]);
            }
            out.lack(one, other);
        }
    }

    /** A date so many months later, at the end of the month where it has fewer days. */
    record AddMonths(int day, int months) implements DayOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            Numbers days = slots.numbers(day);
            Numbers moves = slots.numbers(months);
            out.lack(days, moves);
            for (int row = 0; row < Block.ROWS; row++) {
                if (out.isKnown(row)) {
                    long reached = LongMath.addMonths(days.values()[row], moves.values()[row]);
                    out.values()[row] = reached;
                    refuseFar(slots, row, reached);
                }
            }
        }
    }

    /**
     * The day on which a date stands after so many seconds from its first moment.
     *
     * @param unit how many of the duration's whole numbers make a day
     */
    record AddSeconds(int day, int seconds, long unit) implements DayOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            Numbers days = slots.numbers(day);
            Numbers moves = slots.numbers(seconds);
            out.lack(days, moves);
            for (int row = 0; row < Block.ROWS; row++) {
                long reached = days.values()[row] + Math.floorDiv(moves.values()[row], unit);
                out.values()[row] = reached;
                if (out.isKnown(row)) {
                    refuseFar(slots, row, reached);
                }
            }
        }
    }

    /** The year, the month or another field of a date. */
    record Field(int day, ChronoField field) implements DayOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            apply(slots.numbers(day), out, number -> LocalDate.ofEpochDay(number)
                    .getLong(field));
        }
    }

    /**
     * The years or the months of a duration, or its days, hours, minutes or seconds.
     *
     * @param fraction how many of its whole numbers make a month or a second
     * @param unit how many months or seconds make what is asked for
     * @param rest how many of those make the next larger, of which the rest is taken
     */
    record Part(int duration, long fraction, long unit, long rest) implements DayOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            apply(slots.numbers(duration), out, number -> Math.floorDiv(number, fraction) / unit % rest);
        }
    }

    /** Beyond the years of {@link LocalDate} the interpreter has to say that there is no such day. */
    private static void refuseFar(Slots slots, int row, long day) {
        if (day < LocalDate.MIN.toEpochDay() || day > LocalDate.MAX.toEpochDay()) {
            slots.overflow(row);
        }
    }

    /** Only of what is known: beside null and unknown any number may stand. */
    private static void apply(Numbers from, Numbers out, LongUnaryOperator function) {
        out.lack(from, from);
        for (int row = 0; row < Block.ROWS; row++) {
            if (out.isKnown(row)) {
                out.values()[row] = function.applyAsLong(from.values()[row]);
            }
        }
    }
}
