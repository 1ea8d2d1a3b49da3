package org.quanyu.pipelines.benefit.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quanyu.pipelines.benefit.policy.Policy;

/**
 * What a policy decides of an entity on a day, and why.
 *
 * @param version that is in force on the day
 * @param isNearMiss whether one clause is all that is missing, and the entity is one that the policy is meant for
 * @param amount what is paid, or would be if all clauses were met; empty for a policy that pays nothing
 */
public record Explanation(
        String entity,
        Policy policy,
        Policy.Version version,
        LocalDate asOf,
        Outcome decision,
        boolean isNearMiss,
        List<ClauseOutcome> clauses,
        Optional<Amount> amount) {

    /** What is decided, of a policy or of one of its clauses. */
    public enum Outcome {
        MET("符合"),
        NOT_MET("不符合"),
        UNKNOWN("尚不能确定");

        private final String chinese;

        Outcome(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Whether somebody knows a fact. */
    public enum Knowledge {
        KNOWN,
        /** It is known that there is none. */
        NONE,
        UNKNOWN
    }

    /**
     * A fact that was looked at.
     *
     * @param value in words, with its unit
     * @param source the column that it comes from
     * @param day of the source, if the table of facts tells
     * @param ask the department that is asked when it is missing, or empty
     */
    public record LookedAt(
            String fact,
            String title,
            Knowledge knowledge,
            String value,
            String source,
            Policy.Ground ground,
            Optional<LocalDate> day,
            String ask) {}

    /** One clause, in words. */
    public record ClauseOutcome(String words, Outcome outcome, List<LookedAt> facts) {}

    /**
     * How much, and how it came about.
     *
     * @param yuan empty where a fact that it depends on is unknown, or no sum comes of it
     * @param formula in words, or empty where a table decides
     * @param rules of the table that decided, counted from 1, in words; empty where none did
     */
    public record Amount(Optional<BigDecimal> yuan, String formula, List<String> rules, List<LookedAt> facts) {}

    /** The facts nobody knows that leave the decision or the amount open, for the departments that hold them; none where it is no. */
    public List<LookedAt> toAsk() {
        if (decision == Outcome.NOT_MET) {
            return List.of();
        }
        Stream<LookedAt> ofClauses = clauses.stream()
                .filter(clause -> clause.outcome() == Outcome.UNKNOWN)
                .flatMap(clause -> clause.facts().stream());
        Stream<LookedAt> ofAmount =
                amount.filter(sum -> sum.yuan().isEmpty()).stream().flatMap(sum -> sum.facts().stream());
        return Stream.concat(ofClauses, ofAmount)
                .filter(fact -> fact.knowledge() == Knowledge.UNKNOWN)
                .distinct()
                .toList();
    }

    /** Whether it is worth telling what would be paid: to who qualifies, may qualify or misses one clause. */
    public boolean concernsAmount() {
        return decision != Outcome.NOT_MET || isNearMiss;
    }

    /** How many clauses have an outcome. */
    public long count(Outcome outcome) {
        return clauses.stream().filter(clause -> clause.outcome() == outcome).count();
    }
}
