package org.quanyu.pipelines.benefit.award;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Frequency;
import org.quanyu.pipelines.benefit.policy.Terms.Budget;
import org.quanyu.pipelines.benefit.policy.Terms.WhenSpent;

/** What is paid, decided one after the other, with all subsets of the policies of an entity tried. */
final class NaiveAwards {

    private static final Comparator<Policy> RANK = Comparator.comparingInt(
                    (Policy policy) -> policy.terms().priority())
            .thenComparing(Policy::id);

    private final Map<String, Policy> policies;
    private final List<Row> paid;
    private final LocalDate day;
    private final Map<String, String> decisions = new TreeMap<>();

    NaiveAwards(Collection<Policy> policies, List<Row> paid, LocalDate day) {
        this.policies = policies.stream().collect(Collectors.toMap(Policy::id, policy -> policy));
        this.paid = paid.stream()
                .filter(row -> !row.getDate(4).toLocalDate().isAfter(day))
                .toList();
        this.day = day;
    }

    /** {@code entity policy} to the decision, with the place of those who wait. */
    Map<String, String> decide(List<Row> matches) {
        List<Row> due = new ArrayList<>();
        matches.stream().collect(Collectors.groupingBy(row -> row.getString(0))).forEach((entity, rows) -> {
            Map<String, Row> open = new HashMap<>();
            for (Row row : rows) {
                state(row, open);
            }
            Set<String> chosen = best(open);
            for (Row row : open.values()) {
                if (!chosen.contains(row.getString(2))) {
                    decisions.put(key(row), "excluded");
                } else if (!decisions.containsKey(key(row))) {
                    due.add(row);
                }
            }
        });
        spend(due);
        return decisions;
    }

    private void state(Row row, Map<String, Row> open) {
        Policy policy = policies.get(row.getString(2));
        boolean isLater = policy.frequency() == Frequency.YEARLY
                && policy.terms().payment().isPresent()
                && policy.terms().payment().get().month().orElse(0) > day.getMonthValue();
        if (policy.terms().payment().isEmpty()) {
            decisions.put(key(row), "notice");
        } else if (wasPaid(row.getString(0), policy)) {
            decisions.put(key(row), "paid_before");
        } else if (rivals(policy).stream().anyMatch(rival -> paidInYear(row.getString(0), rival))) {
            decisions.put(key(row), "excluded");
        } else if (row.isNullAt(5)) {
            decisions.put(key(row), isLater ? "later" : "amount_unknown");
        } else {
            if (isLater) {
                decisions.put(key(row), "later");
            }
            open.put(policy.id(), row);
        }
    }

    private boolean wasPaid(String entity, Policy policy) {
        return paid.stream()
                .filter(row ->
                        row.getString(0).equals(entity) && row.getString(1).equals(policy.id()))
                .map(row -> row.getDate(4).toLocalDate())
                .anyMatch(on -> switch (policy.frequency()) {
                    case ONCE -> true;
                    case YEARLY -> on.getYear() == day.getYear();
                    case MONTHLY -> on.getYear() == day.getYear() && on.getMonth() == day.getMonth();
                });
    }

    private boolean paidInYear(String entity, Policy policy) {
        return paid.stream()
                .anyMatch(row -> row.getString(0).equals(entity)
                        && row.getString(1).equals(policy.id())
                        && row.getDate(4).toLocalDate().getYear() == day.getYear());
    }

    List<Policy> rivals(Policy policy) {
        return policies.values().stream()
                .filter(other -> other.terms().excludes().contains(policy.id())
                        || policy.terms().excludes().contains(other.id()))
                .toList();
    }

    private Set<String> best(Map<String, Row> open) {
        List<Policy> ranked =
                open.keySet().stream().map(policies::get).sorted(RANK).toList();
        Set<String> best = Set.of();
        BigDecimal most = BigDecimal.valueOf(-1);
        for (int word = (1 << ranked.size()) - 1; word >= 0; word--) {
            Set<String> set = new HashSet<>();
            BigDecimal worth = BigDecimal.ZERO;
            for (int place = 0; place < ranked.size(); place++) {
                // the first of the rank has the highest bit, so that it is tried first
                if ((word >>> ranked.size() - 1 - place & 1) != 0) {
                    Policy policy = ranked.get(place);
                    set.add(policy.id());
                    int times = policy.frequency() == Frequency.MONTHLY ? 12 : 1;
                    worth = worth.add(open.get(policy.id()).getDecimal(5).multiply(BigDecimal.valueOf(times)));
                }
            }
            boolean isAllowed = set.stream()
                    .noneMatch(id -> rivals(policies.get(id)).stream().anyMatch(rival -> set.contains(rival.id())));
            if (isAllowed && worth.compareTo(most) > 0) {
                most = worth;
                best = set;
            }
        }
        return best;
    }

    private void spend(List<Row> due) {
        Map<String, BigDecimal> left = new HashMap<>();
        Map<String, Integer> waiting = new HashMap<>();
        Set<String> closed = new HashSet<>();
        for (Row row : due.stream().sorted(this::order).toList()) {
            Budget budget = policies.get(row.getString(2)).terms().budget().orElse(null);
            if (budget == null) {
                decisions.put(key(row), "due");
                continue;
            }
            BigDecimal rest =
                    left.computeIfAbsent(budget.fund(), fund -> budget.year().subtract(spent(fund)));
            if (!closed.contains(budget.fund()) && row.getDecimal(5).compareTo(rest) <= 0) {
                left.put(budget.fund(), rest.subtract(row.getDecimal(5)));
                decisions.put(key(row), "due");
                continue;
            }
            closed.add(budget.fund());
            decisions.put(
                    key(row),
                    budget.whenSpent() == WhenSpent.REFUSE
                            ? "refused"
                            : "queued " + waiting.merge(budget.fund(), 1, Integer::sum));
        }
    }

    private int order(Row one, Row other) {
        Policy policy = policies.get(one.getString(2));
        int rank = RANK.compare(policy, policies.get(other.getString(2)));
        if (rank != 0) {
            return rank;
        }
        return policy.terms()
                .budget()
                .flatMap(Budget::order)
                .map(order -> {
                    Comparator<BigDecimal> values =
                            order.lowestFirst() ? Comparator.naturalOrder() : Comparator.reverseOrder();
                    return Comparator.nullsLast(values).compare(fact(one, order.fact()), fact(other, order.fact()));
                })
                .filter(found -> found != 0)
                .orElseGet(() -> one.getString(0).compareTo(other.getString(0)));
    }

    private static BigDecimal fact(Row row, String fact) {
        String told = row.<Map<String, String>>getAs(6).get(fact);
        return told == null ? null : new BigDecimal(told);
    }

    /** What payments of a year took from a fund. */
    BigDecimal spent(String fund) {
        return paid.stream()
                .filter(row -> row.getDate(4).toLocalDate().getYear() == day.getYear())
                .filter(row -> policies.get(row.getString(1))
                        .terms()
                        .budget()
                        .map(budget -> budget.fund().equals(fund))
                        .orElse(false))
                .map(row -> row.getDecimal(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String key(Row row) {
        return row.getString(0) + " " + row.getString(2);
    }
}
