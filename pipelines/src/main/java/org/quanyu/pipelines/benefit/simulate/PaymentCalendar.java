package org.quanyu.pipelines.benefit.simulate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Frequency;
import org.quanyu.pipelines.benefit.policy.Terms;

/** When a policy pays in the twelve months after a day. */
record PaymentCalendar(LocalDate asOf, Frequency frequency, Optional<Integer> month) {

    private static final int MONTHS = 12;

    static PaymentCalendar of(LocalDate asOf, Policy policy) {
        return new PaymentCalendar(
                asOf, policy.frequency(), policy.terms().payment().flatMap(Terms.Payment::month));
    }

    /** The first days of the twelve months. */
    static List<LocalDate> months(LocalDate asOf) {
        LocalDate first = asOf.withDayOfMonth(1).plusMonths(1);
        return IntStream.range(0, MONTHS).mapToObj(first::plusMonths).toList();
    }

    /** Whether somebody who qualifies is paid in one of the months: what has no month of its own is paid in the first one. */
    boolean pays(LocalDate inMonth) {
        return switch (frequency) {
            case MONTHLY -> true;
            case ONCE, YEARLY ->
                month.map(due -> due == inMonth.getMonthValue())
                        .orElse(inMonth.equals(months(asOf).get(0)));
        };
    }

    /** How often somebody is paid in the twelve months. */
    int times() {
        return (int) months(asOf).stream().filter(this::pays).count();
    }
}
