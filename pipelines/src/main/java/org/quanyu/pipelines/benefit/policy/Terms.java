package org.quanyu.pipelines.benefit.policy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * On which terms who qualifies is paid.
 *
 * @param excludes policies that nobody gets together with this one in a calendar year; each names the other
 * @param priority where sums or exclusions force a choice: the smaller number first
 * @param budget none where the sum has no bound
 * @param payment none for a policy that pays nothing, for example a guide or a reminder
 * @param outreach what is told to who qualifies
 */
public record Terms(
        Set<String> excludes,
        int priority,
        Optional<Budget> budget,
        Optional<Payment> payment,
        Optional<String> outreach) {

    /**
     * What may be spent in a calendar year.
     *
     * @param year in yuan
     * @param fund policies that name the same one spend the same sum, by priority; the policy's own id where none is named
     * @param order who comes first while it lasts; by entity where none is named
     */
    public record Budget(BigDecimal year, WhenSpent whenSpent, String fund, Optional<Order> order) {}

    /** What becomes of those for whom nothing is left. */
    public enum WhenSpent {
        /** They wait for the next year. */
        QUEUE,
        /** They get nothing. */
        REFUSE
    }

    /** Who comes first: by a fact, from its lowest or from its highest value on. */
    public record Order(String fact, boolean lowestFirst) {}

    /**
     * How it is paid.
     *
     * @param month of the year from which a yearly benefit is paid; empty for any
     */
    public record Payment(Channel channel, Optional<Integer> month) {}

    /** By which way money reaches who qualifies. */
    public enum Channel {
        SOCIAL_SECURITY_CARD,
        BANK_ACCOUNT,
        COMPANY_ACCOUNT,
        BILL_REDUCTION
    }
}
