package org.quanyu.generator.benefit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One version of a benefit that is paid without application (免申即享).
 *
 * @param index of the benefit, the same for all its versions
 * @param id in english-kebab-case
 * @param version from 1
 * @param department that pays
 * @param month of the year in which yearly benefits are paid; 0 for others
 * @param from the first day of validity
 * @param to the last day of validity
 * @param budget in 10,000 yuan a year for the whole district
 * @param rule the amount as the table writes it
 * @param neverWith ids of benefits that are not paid to the same entity in the same calendar year
 */
public record Policy(
        int index,
        String id,
        int version,
        String title,
        Entity entity,
        String department,
        Frequency frequency,
        int month,
        LocalDate from,
        LocalDate to,
        int budget,
        String rule,
        Amount amount,
        List<String> neverWith,
        List<Clause> clauses) {

    /** How often who is eligible is paid. */
    public enum Frequency {
        ONCE("一次性"),
        MONTHLY("按月"),
        YEARLY("按年");

        private final String title;

        Frequency(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isValid(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /**
     * Judges an entity by all clauses.
     *
     * @param facts by {@link Fact#ordinal}
     */
    Judgement judge(int[] facts, int day) {
        List<Clause> failing = new ArrayList<>();
        for (Clause clause : clauses) {
            if (!clause.holds(facts, day)) {
                failing.add(clause);
            }
        }
        return new Judgement(List.copyOf(failing), failing.isEmpty() ? amount.of(facts) : 0);
    }

    /** Clauses that are not met, counted up to two; two also where the group is missed. */
    int failures(int[] facts, int day) {
        int failures = 0;
        for (int index = 0; index < clauses.size() && failures < 2; index++) {
            Clause clause = clauses.get(index);
            if (!clause.holds(facts, day)) {
                failures += clause.group() ? 2 : 1;
            }
        }
        return Math.min(2, failures);
    }

    /** The facts its clauses ask for, each once. */
    public List<Fact> facts() {
        return clauses.stream().map(Clause::fact).distinct().toList();
    }

    static Policy of(int index, String[] cells, String conditions) {
        List<Clause> clauses = Arrays.stream(conditions.trim().split(" *; *"))
                .map(Clause::of)
                .sorted((one, other) -> Boolean.compare(other.group(), one.group()))
                .toList();
        Policy policy = new Policy(
                index,
                cells[0],
                Integer.parseInt(cells[1]),
                cells[10],
                Entity.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                cells[3],
                Frequency.valueOf(cells[4].split(" ")[0].toUpperCase(Locale.ROOT)),
                cells[4].contains(" ") ? Integer.parseInt(cells[4].split(" ")[1]) : 0,
                LocalDate.parse(cells[5]),
                cells[6].equals("-") ? LocalDate.of(2099, 12, 31) : LocalDate.parse(cells[6]),
                Integer.parseInt(cells[7]),
                cells[8],
                Amount.parse(cells[8]),
                cells[9].equals("-") ? List.of() : List.of(cells[9].split(",")),
                clauses);
        policy.facts().stream()
                .filter(fact -> fact.entity() != policy.entity)
                .findFirst()
                .ifPresent(fact -> {
                    throw new IllegalArgumentException(policy.id + " asks for " + fact.word());
                });
        return policy;
    }
}
