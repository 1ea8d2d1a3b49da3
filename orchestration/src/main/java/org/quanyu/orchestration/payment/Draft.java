package org.quanyu.orchestration.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What could be paid of a policy for a period.
 *
 * @param title of the policy in Chinese
 * @param asOf the day on which was decided
 * @param fund empty where the policy has no bound
 * @param rivals policies that nobody is paid beside this one in a calendar year
 * @param channel as {@code benefit_award} has it
 */
record Draft(
        String policy,
        String title,
        String period,
        LocalDate asOf,
        Optional<Fund> fund,
        Set<String> rivals,
        String channel,
        List<Recipient> recipients) {

    /**
     * The fund as it was when it was decided.
     *
     * @param budget of the year, in yuan
     * @param spent of it by then
     * @param counted the batches whose payments are in what was spent
     */
    record Fund(String name, BigDecimal budget, BigDecimal spent, Set<String> counted) {}

    /**
     * Who could be paid.
     *
     * @param name and number of the identity paper or firm, null where they are not known
     */
    record Recipient(String entity, String name, String idNumber, BigDecimal amount) {}

    /** The calendar year whose budget pays. */
    int year() {
        return asOf.getYear();
    }

    Draft with(List<Recipient> others) {
        return new Draft(policy, title, period, asOf, fund, rivals, channel, others);
    }

    BigDecimal sum() {
        return recipients.stream().map(Recipient::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
