package org.quanyu.pipelines.benefit.award;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Terms;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The terms of policies that are paid together, held against each other. */
public final class AwardTerms {

    private static final StructType SCHEMA = new StructType()
            .add("policy", DataTypes.StringType, false)
            .add("title", DataTypes.StringType, false)
            .add("frequency", DataTypes.StringType, false)
            .add("pays", DataTypes.BooleanType, false)
            .add("channel", DataTypes.StringType)
            .add("pay_month", DataTypes.IntegerType)
            .add("in_conflict", DataTypes.BooleanType, false)
            .add("priority", DataTypes.IntegerType, false)
            .add("fund", DataTypes.StringType)
            .add("refuses", DataTypes.BooleanType)
            .add("order_fact", DataTypes.StringType)
            .add("lowest_first", DataTypes.BooleanType);

    private static final StructType FUND = new StructType()
            .add("fund", DataTypes.StringType, false)
            .add("budget", DataTypes.createDecimalType(18, 2), false);

    private static final int CENTS = 2;

    private final List<Policy> policies;
    private final Conflicts conflicts;
    private final Map<String, BigDecimal> funds;

    private AwardTerms(List<Policy> policies, Conflicts conflicts, Map<String, BigDecimal> funds) {
        this.policies = policies;
        this.conflicts = conflicts;
        this.funds = funds;
    }

    /**
     * Which policies exclude which, both ways, also where one alone names the other.
     *
     * @param ranked those with an exclusion, by priority, then by id; last those that are named but have no sheet here
     * @param beneficiaries of each, in lower case
     * @param titles of each; the id where there is no sheet
     */
    record Conflicts(
            List<String> ranked,
            Map<String, Set<String>> excluded,
            Map<String, String> beneficiaries,
            Map<String, String> titles)
            implements Serializable {}

    /**
     * The terms of some policies.
     *
     * @throws LakeException {@code POLICY_INVALID} where policies of one fund name different budgets, or exclude one for another kind
     *     of beneficiary, or too many exclude each other
     */
    public static AwardTerms of(Collection<Policy> policies) {
        List<Policy> sorted = policies.stream()
                .sorted(Comparator.comparingInt(
                                (Policy policy) -> policy.terms().priority())
                        .thenComparing(Policy::id))
                .toList();
        return new AwardTerms(sorted, conflicts(sorted), funds(sorted));
    }

    private static Map<String, BigDecimal> funds(List<Policy> policies) {
        Map<String, BigDecimal> funds = new TreeMap<>();
        for (Policy policy : policies) {
            policy.terms().budget().ifPresent(budget -> {
                BigDecimal other = funds.putIfAbsent(budget.fund(), budget.year());
                if (other != null && other.compareTo(budget.year()) != 0) {
                    throw invalid(
                            policy.id() + " gives the fund " + budget.fund() + " "
                                    + budget.year().toPlainString() + " yuan a year, another policy "
                                    + other.toPlainString(),
                            "write the same sum on all sheets of a fund");
                }
            });
        }
        return funds;
    }

    private static Conflicts conflicts(List<Policy> policies) {
        Map<String, Set<String>> excluded = new TreeMap<>();
        Map<String, String> beneficiaries = new HashMap<>();
        Map<String, String> titles = new HashMap<>();
        for (Policy policy : policies) {
            beneficiaries.put(policy.id(), word(policy.beneficiary()));
            titles.put(policy.id(), policy.title().chinese());
        }
        for (Policy policy : policies) {
            for (String other : policy.terms().excludes()) {
                String kind = beneficiaries.putIfAbsent(other, word(policy.beneficiary()));
                if (kind != null && !kind.equals(word(policy.beneficiary()))) {
                    throw invalid(
                            policy.id() + " is for a " + word(policy.beneficiary()) + " and excludes " + other
                                    + ", which is for a " + kind,
                            "exclude policies for the same kind of beneficiary alone");
                }
                titles.putIfAbsent(other, other);
                excluded.computeIfAbsent(policy.id(), id -> new TreeSet<>()).add(other);
                excluded.computeIfAbsent(other, id -> new TreeSet<>()).add(policy.id());
            }
        }
        List<String> ranked = new ArrayList<>(
                policies.stream().map(Policy::id).filter(excluded::containsKey).toList());
        excluded.keySet().stream().filter(id -> !ranked.contains(id)).forEach(ranked::add);
        requireFew(ranked, beneficiaries);
        return new Conflicts(ranked, new HashMap<>(excluded), beneficiaries, titles);
    }

    private static void requireFew(List<String> ranked, Map<String, String> beneficiaries) {
        for (Policy.Beneficiary beneficiary : Policy.Beneficiary.values()) {
            long count = ranked.stream()
                    .filter(id -> word(beneficiary).equals(beneficiaries.get(id)))
                    .count();
            if (count > BestSet.MOST) {
                throw invalid(
                        count + " policies for a " + word(beneficiary) + " exclude each other, more than "
                                + BestSet.MOST,
                        "pay policies that have nothing to do with each other in two runs");
            }
        }
    }

    private static LakeException invalid(String what, String remedy) {
        return new LakeException(FailureCode.POLICY_INVALID, what, remedy);
    }

    boolean has(String policy) {
        return policies.stream().anyMatch(known -> known.id().equals(policy));
    }

    Conflicts conflicts() {
        return conflicts;
    }

    /** A row per policy with what its rows need. */
    Dataset<Row> table(SparkSession spark) {
        return spark.createDataFrame(policies.stream().map(this::row).toList(), SCHEMA);
    }

    private Row row(Policy policy) {
        Terms terms = policy.terms();
        return RowFactory.create(
                policy.id(),
                policy.title().chinese(),
                word(policy.frequency()),
                terms.payment().isPresent(),
                terms.payment().map(payment -> word(payment.channel())).orElse(null),
                terms.payment().flatMap(Terms.Payment::month).orElse(null),
                conflicts.excluded().containsKey(policy.id()),
                terms.priority(),
                terms.budget().map(Terms.Budget::fund).orElse(null),
                terms.budget()
                        .map(budget -> budget.whenSpent() == Terms.WhenSpent.REFUSE)
                        .orElse(null),
                terms.budget()
                        .flatMap(Terms.Budget::order)
                        .map(Terms.Order::fact)
                        .orElse(null),
                terms.budget()
                        .flatMap(Terms.Budget::order)
                        .map(Terms.Order::lowestFirst)
                        .orElse(null));
    }

    /** {@code fund, budget}: yuan of a year, parts of a cent left out. */
    Dataset<Row> funds(SparkSession spark) {
        List<Row> rows = funds.entrySet().stream()
                .map(fund -> RowFactory.create(fund.getKey(), fund.getValue().setScale(CENTS, RoundingMode.DOWN)))
                .toList();
        return spark.createDataFrame(rows, FUND);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
