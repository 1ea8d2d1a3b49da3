package org.quanyu.pipelines.benefit.policy;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quanyu.pipelines.benefit.policy.Terms.Budget;
import org.quanyu.pipelines.benefit.policy.Terms.Order;
import org.quanyu.pipelines.benefit.policy.Terms.Payment;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;

/** Reads what a sheet says of paying: {@code excludes}, {@code priority}, {@code budget}, {@code payment}, {@code outreach}. */
final class TermsReader {

    static final List<String> KEYS = List.of("excludes", "priority", "budget", "payment", "outreach");

    /** Where a sheet names no priority: behind those that do. */
    private static final int LAST = 1_000;

    private static final Set<String> BUDGET_KEYS =
            PolicyReader.ordered("year", "when_spent", "fund", "lowest_first", "highest_first");
    private static final Set<String> PAYMENT_KEYS = PolicyReader.ordered("channel", "month");

    private final YamlFile file;
    private final YamlForm form;
    private final Set<String> facts;

    TermsReader(YamlFile file, YamlForm form, Set<String> facts) {
        this.file = file;
        this.form = form;
        this.facts = facts;
    }

    Terms terms() {
        return new Terms(
                excludes(),
                form.has("priority") ? whole(form, "priority", 1, LAST) : LAST,
                form.has("budget") ? Optional.of(budget()) : Optional.empty(),
                form.has("payment") ? Optional.of(payment()) : Optional.empty(),
                form.optionalText("outreach"));
    }

    private Set<String> excludes() {
        Set<String> others = form.has("excludes") ? new LinkedHashSet<>(form.texts("excludes")) : Set.of();
        if (others.contains(form.text("policy"))) {
            throw form.failure("excludes", "the policy excludes itself", "name the others only");
        }
        return others;
    }

    private Budget budget() {
        YamlForm budget = YamlForm.of(file, "\"budget\"", form.require("budget"), BUDGET_KEYS);
        return new Budget(
                sum(budget),
                PolicyReader.oneOf(budget, "when_spent", Terms.WhenSpent.values()),
                budget.optionalText("fund").orElse(form.text("policy")),
                order(budget, "lowest_first").or(() -> order(budget, "highest_first")));
    }

    private static BigDecimal sum(YamlForm budget) {
        String text = budget.text("year");
        try {
            BigDecimal sum = new BigDecimal(text);
            if (sum.signum() >= 0) {
                return sum;
            }
            throw budget.failure("year", "the budget is below zero: " + text, "write the yuan of a year");
        } catch (NumberFormatException e) {
            throw budget.failure("year", "the budget is no sum: " + text, "write the yuan of a year, as 1200000");
        }
    }

    private Optional<Order> order(YamlForm budget, String key) {
        Optional<String> fact = budget.optionalText(key);
        if (fact.isPresent() && !facts.contains(fact.get())) {
            throw budget.failure(
                    key, "\"" + fact.get() + "\" is no fact of the sheet", "its facts are " + String.join(", ", facts));
        }
        return fact.map(name -> new Order(name, key.equals("lowest_first")));
    }

    private Payment payment() {
        YamlForm payment = YamlForm.of(file, "\"payment\"", form.require("payment"), PAYMENT_KEYS);
        return new Payment(
                PolicyReader.oneOf(payment, "channel", Terms.Channel.values()),
                payment.has("month") ? Optional.of(whole(payment, "month", 1, 12)) : Optional.empty());
    }

    private static int whole(YamlForm form, String key, int least, int most) {
        String text = form.text(key);
        boolean isWhole = text.matches("[0-9]{1,6}");
        if (!isWhole || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw form.failure(
                    key, "\"" + key + "\" is not " + text, "write a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
