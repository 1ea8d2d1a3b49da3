package org.quanyu.generator.benefit;

import java.time.LocalDate;
import org.quanyu.generator.benefit.Circumstances.Identity;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Permutation;

/** What is written of the records of a register: keys, days of arrival, values with their slips. */
final class Records {

    /** Records that a department enters weeks late. */
    public static final double LATE = 0.05;

    private static final int LATEST_DAYS = 40;

    private final Benefits benefits;
    private final Register register;
    private final Chance arrivals;
    private final Permutation keys;

    Records(Benefits benefits, Register register) {
        this.benefits = benefits;
        this.register = register;
        Chance own = benefits.district.chance().about("records of " + register.name());
        this.arrivals = own;
        this.keys = Permutation.of(benefits.circumstances.count(register.entity()), own);
    }

    /** Register, month from which the record holds, and a number that says nothing of who it is about. */
    String key(int entity, int begin) {
        int month = (begin >> 5) % 12 + 1;
        return register.prefix()
                + ((begin >> 5) / 12 * 100 + month)
                + Integer.toString(100_000_000 + keys.of(entity)).substring(1);
    }

    /** The day on which a record is entered, as {@link Dates} count. */
    int entered(int entity, int begin) {
        double unit = arrivals.unit(entity, begin);
        int days = unit < LATE ? 4 + (int) (unit / LATE * (LATEST_DAYS - 3)) : (int) (unit * 4);
        return Dates.of(Dates.date(begin).plusDays(days));
    }

    /** The facts that a record holds, by {@link Fact#ordinal}. */
    int[] facts(Subject subject, int begin) {
        LocalDate day = Dates.date(begin);
        return subject.factsOn(Moment.of(benefits.district, day));
    }

    /** Name and number as written, at times with a slip. */
    Identity identity(Subject subject) {
        Identity right = subject.identity();
        String number = right.number();
        return switch (benefits.gaps.slip(register.index(), subject.number())) {
            case 1 -> new Identity(right.name(), swapped(number));
            case 2 -> new Identity(right.name(), number.substring(0, 10) + "****" + number.substring(14));
            case 3 -> new Identity(right.name() + " ", number);
            case 4 ->
                new Identity(right.name().substring(0, 1) + " " + right.name().substring(1), number);
            default -> right;
        };
    }

    private static String swapped(String number) {
        int last = number.length() - 3;
        while (last > 6 && number.charAt(last) == number.charAt(last + 1)) {
            last--;
        }
        return number.substring(0, last) + number.charAt(last + 1) + number.charAt(last) + number.substring(last + 2);
    }

    /** A value beside the true one: the next word, a month later, a tenth more. */
    static int wrong(Fact fact, int value) {
        return switch (fact.form()) {
            case FLAG -> 1 - value;
            case CHOICE -> (value + 1) % fact.choices().size();
            case NUMBER -> value + Math.max(1, value / 10);
            case SINCE ->
                value == Dates.NEVER ? value : Dates.of(Dates.date(value).plusMonths(1));
        };
    }
}
