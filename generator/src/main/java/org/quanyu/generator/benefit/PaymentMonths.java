package org.quanyu.generator.benefit;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.generator.benefit.Policy.Frequency;
import org.quanyu.generator.district.Span;

/**
 * What can be paid in each month to one kind of entity: policies are judged by the last day of the month before.
 *
 * <p>The month before the first counts as well: who could have a benefit then has had it, if it is paid once.
 */
final class PaymentMonths {

    /** Versions by their places in {@link Policies#all}, for each month from the one before the first. */
    private final int[][] due;

    private final Moment[] moments;
    private final int[] years;

    PaymentMonths(Benefits benefits, Entity kind) {
        Span span = benefits.district.span();
        int months = span.months() + 1;
        this.due = new int[months][];
        this.moments = new Moment[months];
        this.years = new int[months];
        for (int index = 0; index < months; index++) {
            YearMonth month = span.month(index - 1);
            moments[index] = Moment.of(benefits.district, month.minusMonths(1).atEndOfMonth());
            years[index] = month.getYear();
            due[index] = due(kind, month);
        }
    }

    private static int[] due(Entity kind, YearMonth month) {
        List<Policy> all = Policies.all();
        return IntStream.range(0, all.size())
                .filter(version -> all.get(version).entity() == kind)
                .filter(version -> all.get(version).isValid(month.minusMonths(1).atEndOfMonth()))
                .filter(version -> all.get(version).frequency() != Frequency.YEARLY
                        || all.get(version).month() == month.getMonthValue())
                .toArray();
    }

    /** Months, the one before the first among them. */
    int count() {
        return due.length;
    }

    int[] due(int month) {
        return due[month];
    }

    Moment moment(int month) {
        return moments[month];
    }

    int year(int month) {
        return years[month];
    }
}
