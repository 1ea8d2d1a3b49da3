package org.quanyu.pipelines.benefit.simulate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.benefit.match.BenefitMatch;
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.match.MatchPlan;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Beneficiary;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Changed policies beside those in force of the same id, for the same facts on the same day; one of an id that is not in force is new. Other
 * policies are not evaluated.
 *
 * @param changed by id
 * @param inForce those that are replaced, by id
 * @param leftOut ids of changed policies without a version on the day, or about others than the facts
 */
public record Simulation(
        LocalDate asOf,
        Map<String, Policy> changed,
        Map<String, Policy> inForce,
        Set<String> leftOut,
        FactWords words,
        List<Part> parts) {

    static final String SUB_DISTRICT = "sub_district";

    /** What becomes of somebody. */
    public enum Change {
        /** Who does not qualify now will. */
        GAINS,
        /** Who qualifies now will not. */
        LOSES,
        AMOUNT_CHANGED,
        SAME;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The facts about one kind of beneficiary, with what holds before and after. */
    public record Part(Dataset<Row> facts, MatchPlan before, MatchPlan after) {

        Beneficiary beneficiary() {
            return after.beneficiary();
        }
    }

    /**
     * A simulation.
     *
     * @param beneficiary whom the facts are about; empty for what their columns tell
     * @throws LakeException {@code FACTS_INVALID}, {@code POLICIES_MISSING} where none of the changed policies has a version on the day,
     *     {@code POLICY_INVALID} where one is for others than the policy that it replaces
     */
    public static Simulation of(
            FactFile file,
            Optional<Beneficiary> beneficiary,
            LocalDate asOf,
            Collection<Policy> changed,
            Collection<Policy> inForce,
            FactWords words) {
        Map<String, Policy> after = byId(changed);
        Map<String, Policy> before = byId(inForce.stream()
                .filter(policy -> after.containsKey(policy.id()))
                .toList());
        before.values().forEach(policy -> requireSameBeneficiary(policy, after.get(policy.id())));
        List<Part> parts = new ArrayList<>();
        Set<String> leftOut = new TreeSet<>(after.keySet());
        for (FactFile.Part part : file.parts(beneficiary, asOf, changed, words)) {
            MatchPlan plan = part.plan();
            plan.policies().forEach(policy -> leftOut.remove(policy.id()));
            parts.add(new Part(part.facts(), MatchPlan.of(plan.beneficiary(), asOf, before.values(), words), plan));
        }
        return new Simulation(asOf, after, before, leftOut, words, parts);
    }

    private static Map<String, Policy> byId(Collection<Policy> policies) {
        return policies.stream().collect(Collectors.toMap(Policy::id, Function.identity()));
    }

    private static void requireSameBeneficiary(Policy before, Policy after) {
        if (before.beneficiary() != after.beneficiary()) {
            throw new LakeException(
                    FailureCode.POLICY_INVALID,
                    after.id() + " is for a " + word(after.beneficiary()) + ", the policy in force of that id for a "
                            + word(before.beneficiary()),
                    "simulate it under an id of its own");
        }
    }

    private static String word(Beneficiary beneficiary) {
        return beneficiary.name().toLowerCase(Locale.ROOT);
    }

    /** The facts that the policies ask for after, by policy, and the table does not have. */
    public Map<String, Set<String>> missing() {
        Map<String, Set<String>> missing = new TreeMap<>();
        parts.forEach(part -> missing.putAll(
                part.after().missing(new TreeSet<>(Arrays.asList(part.facts().columns())))));
        return missing;
    }

    /** Whether the facts tell where people live. */
    public boolean tellsSubDistrict() {
        return parts.stream().allMatch(part -> tellsSubDistrict(part.facts()));
    }

    private static boolean tellsSubDistrict(Dataset<Row> facts) {
        return Arrays.asList(facts.columns()).contains(SUB_DISTRICT);
    }

    /**
     * Everybody who qualifies before or after.
     *
     * @return {@code beneficiary, policy, entity, version_before, amount_before, version_after, amount_after} (null where somebody does
     *     not qualify), {@code change} (a {@link Change} in lower case) and {@code sub_district} (null where the facts do not tell)
     */
    public Dataset<Row> everybody() {
        return parts.stream().map(this::everybody).reduce(Dataset::union).orElseThrow();
    }

    private Dataset<Row> everybody(Part part) {
        Dataset<Row> after = qualifying(part, part.after(), "after");
        Dataset<Row> before = part.before().policies().isEmpty()
                ? after.limit(0).toDF("beneficiary", "policy", "entity", "version_before", "amount_before")
                : qualifying(part, part.before(), "before");
        Column change = when(col("version_before").isNull(), Change.GAINS.word())
                .when(col("version_after").isNull(), Change.LOSES.word())
                .when(not(col("amount_before").eqNullSafe(col("amount_after"))), Change.AMOUNT_CHANGED.word())
                .otherwise(Change.SAME.word());
        Dataset<Row> both = before.join(after, new String[] {"beneficiary", "policy", "entity"}, "full_outer")
                .withColumn("change", change);
        List<Column> told = new ArrayList<>(
                Arrays.stream(both.columns()).map(name -> col(name)).toList());
        told.add(col(SUB_DISTRICT));
        Dataset<Row> placed = tellsSubDistrict(part.facts())
                ? both.join(places(part.facts()), new String[] {"entity"}, "left")
                : both.withColumn(SUB_DISTRICT, lit(null).cast(DataTypes.StringType));
        return placed.select(told.toArray(Column[]::new));
    }

    private static Dataset<Row> places(Dataset<Row> facts) {
        return facts.select(
                col("entity").cast(DataTypes.StringType).as("entity"),
                col(SUB_DISTRICT).cast(DataTypes.StringType).as(SUB_DISTRICT));
    }

    private static Dataset<Row> qualifying(Part part, MatchPlan plan, String when) {
        return BenefitMatch.matches(part.facts(), plan)
                .select(col("beneficiary"), col("policy"), col("entity"), col("version"), col("amount"))
                .toDF("beneficiary", "policy", "entity", "version_" + when, "amount_" + when);
    }
}
