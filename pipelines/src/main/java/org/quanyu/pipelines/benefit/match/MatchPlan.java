package org.quanyu.pipelines.benefit.match;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.quanyu.dmn.model.Clause;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;

/**
 * What is matched: the policies for one kind of beneficiary that are in force on a day, with what is told of each.
 *
 * @param told of each policy, in their order
 */
public record MatchPlan(Policy.Beneficiary beneficiary, LocalDate asOf, List<ActivePolicy> policies, List<Told> told)
        implements Serializable {

    /**
     * What is told of a policy.
     *
     * @param reasons why somebody qualifies: all clauses in words
     * @param clauses each of them
     */
    public record Told(String reasons, List<ToldClause> clauses) implements Serializable {}

    /**
     * What is told of a clause.
     *
     * @param facts that it asks for
     * @param ask the departments that hold them
     */
    public record ToldClause(String words, List<String> facts, String ask) implements Serializable {}

    /** The plan of a day. */
    public static MatchPlan of(
            Policy.Beneficiary beneficiary, LocalDate asOf, Collection<Policy> policies, FactWords words) {
        List<ActivePolicy> active = policies.stream()
                .filter(policy -> policy.beneficiary() == beneficiary)
                .flatMap(policy -> ActivePolicy.on(asOf, policy).stream())
                .toList();
        return new MatchPlan(
                beneficiary,
                asOf,
                new ArrayList<>(active),
                new ArrayList<>(
                        active.stream().map(policy -> told(policy, words)).toList()));
    }

    /** The facts that its policies ask for, by policy, which a table does not have. */
    public Map<String, Set<String>> missing(Set<String> columns) {
        Map<String, Set<String>> missing = new TreeMap<>();
        for (ActivePolicy policy : policies) {
            Set<String> facts = new TreeSet<>(policy.facts());
            facts.removeAll(columns);
            if (!facts.isEmpty()) {
                missing.put(policy.id(), facts);
            }
        }
        return missing;
    }

    private static Told told(ActivePolicy policy, FactWords words) {
        ClauseWords says = new ClauseWords(words);
        List<ToldClause> clauses = new ArrayList<>();
        for (Clause clause : policy.clauses()) {
            Set<String> facts = ClauseWords.facts(policy.model(), clause);
            String ask = facts.stream()
                    .map(fact -> words.of(fact).ask())
                    .filter(department -> !department.isEmpty())
                    .collect(Collectors.collectingAndThen(
                            Collectors.toCollection(LinkedHashSet::new), asked -> String.join("、", asked)));
            clauses.add(new ToldClause(says.of(clause), new ArrayList<>(facts), Objects.requireNonNull(ask)));
        }
        return new Told(clauses.stream().map(ToldClause::words).collect(Collectors.joining("；")), clauses);
    }
}
