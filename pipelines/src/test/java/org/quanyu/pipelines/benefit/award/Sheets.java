package org.quanyu.pipelines.benefit.award;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Frequency;
import org.quanyu.pipelines.benefit.policy.Terms;
import org.quanyu.pipelines.benefit.policy.Terms.Budget;
import org.quanyu.pipelines.benefit.policy.Terms.Channel;
import org.quanyu.pipelines.benefit.policy.Terms.Order;
import org.quanyu.pipelines.benefit.policy.Terms.Payment;
import org.quanyu.pipelines.benefit.policy.Terms.WhenSpent;

/** A policy for persons of which only the terms matter. */
record Sheets(
        String id,
        Frequency frequency,
        Set<String> excludes,
        int priority,
        Optional<Budget> budget,
        Optional<Payment> payment) {

    static Sheets of(String id, Frequency frequency) {
        return new Sheets(
                id,
                frequency,
                Set.of(),
                5,
                Optional.empty(),
                Optional.of(new Payment(Channel.BANK_ACCOUNT, Optional.empty())));
    }

    Sheets excluding(String... others) {
        return new Sheets(id, frequency, Set.of(others), priority, budget, payment);
    }

    Sheets before(int lower) {
        return new Sheets(id, frequency, excludes, lower, budget, payment);
    }

    Sheets from(String fund, String yuan, WhenSpent whenSpent) {
        return with(new Budget(new BigDecimal(yuan), whenSpent, fund, Optional.empty()));
    }

    Sheets ordered(String fact, boolean lowestFirst) {
        Budget had = budget.orElseThrow();
        return with(new Budget(had.year(), had.whenSpent(), had.fund(), Optional.of(new Order(fact, lowestFirst))));
    }

    private Sheets with(Budget other) {
        return new Sheets(id, frequency, excludes, priority, Optional.of(other), payment);
    }

    Sheets paidFrom(int month) {
        return new Sheets(
                id,
                frequency,
                excludes,
                priority,
                budget,
                Optional.of(new Payment(Channel.BANK_ACCOUNT, Optional.of(month))));
    }

    Sheets payingNothing() {
        return new Sheets(id, frequency, excludes, priority, budget, Optional.empty());
    }

    Policy policy() {
        return policyFor(Policy.Beneficiary.PERSON);
    }

    Policy policyFor(Policy.Beneficiary beneficiary) {
        return new Policy(
                id,
                new Policy.Title(id + "补贴", id),
                "民政局",
                "办法",
                beneficiary,
                frequency,
                List.of(),
                Map.of(),
                new Terms(excludes, priority, budget, payment, Optional.empty()));
    }
}
