package org.quanyu.pipelines.benefit.diff;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.benefit.match.MatchRun;

/**
 * Who gained or lost what between two runs, or gets another amount, with the cause.
 *
 * @param factsBefore from which the earlier run was made, for what its rows do not tell; {@code factsAfter} those of the later
 */
public record RunDifference(
        MatchRun before, MatchRun after, Optional<Dataset<Row>> factsBefore, Optional<Dataset<Row>> factsAfter) {

    private static final String[] KEY = {"beneficiary", "policy", "entity"};
    private static final String[] POLICY = {"beneficiary", "policy"};
    private static final String FACTS = "map<string,string>";

    /**
     * The changes.
     *
     * @return {@code beneficiary, policy, entity, change} ({@code gained, lost} or {@code amount_changed}), {@code cause} (a
     *     {@link Cause} in lower case), {@code cause_words}, {@code amount_before, amount_after, version_before, version_after},
     *     {@code clause}: the one that was missed, where it was one; {@code facts_changed}: {@code fact, before, after} of each (null
     *     where nobody knows or there is none; the whole null where the facts of a side are not told)
     */
    public Dataset<Row> changes() {
        Dataset<Row> changed = matched(before, "before")
                .join(matched(after, "after"), KEY, "full_outer")
                .withColumn("change", change())
                .filter(col("change").isNotNull())
                .join(nearly(before, "before"), KEY, "left")
                .join(nearly(after, "after"), KEY, "left")
                .join(policies(before, "before"), POLICY, "left")
                .join(policies(after, "after"), POLICY, "left");
        Set<String> asked = new TreeSet<>(asked(before));
        asked.addAll(asked(after));
        Dataset<Row> told = withTable(withTable(changed, factsBefore, asked, "before"), factsAfter, asked, "after")
                .withColumn("side_before", side("before"))
                .withColumn("side_after", side("after"))
                .withColumn("compared", compared())
                .withColumn("facts_changed", factsChanged())
                .withColumn("cause", cause());
        return told.select(
                col("beneficiary"),
                col("policy"),
                col("entity"),
                col("change"),
                col("cause"),
                words().as("cause_words"),
                col("amount_before"),
                col("amount_after"),
                col("version_before"),
                col("version_after"),
                coalesce(col("missing_before"), col("missing_after")).as("clause"),
                col("facts_changed"));
    }

    private static Dataset<Row> matched(MatchRun run, String side) {
        return run.matches()
                .select(
                        col("beneficiary"),
                        col("policy"),
                        col("entity"),
                        lit(true).as("is_match_" + side),
                        col("amount").as("amount_" + side),
                        col("facts").as("used_" + side));
    }

    private static Column change() {
        return when(col("is_match_before").isNull(), "gained")
                .when(col("is_match_after").isNull(), "lost")
                .when(not(col("amount_before").eqNullSafe(col("amount_after"))), "amount_changed");
    }

    private static Dataset<Row> nearly(MatchRun run, String side) {
        return run.nearMisses()
                .select(
                        col("beneficiary"),
                        col("policy"),
                        col("entity"),
                        col("missing").as("missing_" + side),
                        col("missing_facts").as("missing_facts_" + side),
                        col("facts").as("near_" + side));
    }

    /** Version, day and asked facts of each policy of which the run has rows. */
    private static Dataset<Row> policies(MatchRun run, String side) {
        Dataset<Row> rows =
                asking(run.matches(), map_keys(col("facts"))).union(asking(run.nearMisses(), col("missing_facts")));
        return rows.groupBy("beneficiary", "policy")
                .agg(
                        max("version").as("version_" + side),
                        max("as_of").as("as_of_" + side),
                        array_distinct(flatten(collect_set("asked"))).as("asked_" + side));
    }

    private static Dataset<Row> asking(Dataset<Row> rows, Column asked) {
        return rows.select(col("beneficiary"), col("policy"), col("version"), col("as_of"), asked.as("asked"));
    }

    private static Set<String> asked(MatchRun run) {
        Set<String> facts = new TreeSet<>();
        for (Row row : policies(run, "run").select("asked_run").collectAsList()) {
            facts.addAll(row.getList(0));
        }
        return facts;
    }

    private static Dataset<Row> withTable(
            Dataset<Row> changed, Optional<Dataset<Row>> facts, Set<String> asked, String side) {
        String column = "table_" + side;
        return facts.map(table -> changed.join(ToldFacts.of(table, asked, column), new String[] {"entity"}, "left")
                        .withColumn("has_table_" + side, lit(true)))
                .orElseGet(() ->
                        changed.withColumn(column, lit(null).cast(FACTS)).withColumn("has_table_" + side, lit(false)));
    }

    /** What is known of a side's facts: all that a match used, those of the clause that a near miss missed, or the table's. */
    private static Column side(String side) {
        return coalesce(col("used_" + side), col("near_" + side), col("table_" + side));
    }

    /** The facts to compare: of the clause that was missed, where it was one, else all that the policy asks for in both runs. */
    private static Column compared() {
        Column both = when(
                        col("version_before").equalTo(col("version_after")),
                        array_distinct(flatten(array(col("asked_before"), col("asked_after")))))
                .otherwise(array_intersect(col("asked_before"), col("asked_after")));
        return coalesce(
                when(col("change").equalTo("gained"), col("missing_facts_before"))
                        .when(col("change").equalTo("lost"), col("missing_facts_after")),
                both);
    }

    private static Column factsChanged() {
        Column pairs = transform(
                col("compared"),
                fact -> struct(
                        fact.as("fact"),
                        element_at(col("side_before"), fact).as("before"),
                        element_at(col("side_after"), fact).as("after")));
        return when(
                col("side_before").isNotNull().and(col("side_after").isNotNull()),
                filter(pairs, pair -> not(pair.getField("before").eqNullSafe(pair.getField("after")))));
    }

    private static Column cause() {
        Column isOtherVersion = not(col("version_before").eqNullSafe(col("version_after")));
        Column hasChanged = coalesce(size(col("facts_changed")).gt(0), lit(false));
        Column cause = when(col("version_before").isNull(), Cause.POLICY_NEW.word())
                .when(col("version_after").isNull(), Cause.POLICY_ENDED.word())
                .when(isAbsent("before"), Cause.ENTITY_NEW.word())
                .when(isAbsent("after"), Cause.ENTITY_GONE.word())
                .when(isOtherVersion.and(hasChanged), Cause.VERSION_AND_FACTS.word())
                .when(isOtherVersion, Cause.VERSION_CHANGED.word())
                .when(col("facts_changed").isNull(), Cause.NOT_TOLD.word());
        return cause.when(
                        hasChanged.and(not(exists(col("facts_changed"), pair -> pair.getField("after")
                                .isNotNull()))),
                        Cause.FACT_UNKNOWN.word())
                .when(
                        hasChanged.and(not(exists(col("facts_changed"), pair -> pair.getField("before")
                                .isNotNull()))),
                        Cause.FACT_KNOWN.word())
                .when(hasChanged, Cause.FACT_CHANGED.word())
                .when(not(col("as_of_before").equalTo(col("as_of_after"))), Cause.DAY_PASSED.word())
                .otherwise(Cause.MODEL_CHANGED.word());
    }

    private static Column isAbsent(String side) {
        return col("has_table_" + side).and(col("side_" + side).isNull());
    }

    private static Column words() {
        Column words = lit(null).cast(DataTypes.StringType);
        for (Cause cause : Cause.values()) {
            words = when(col("cause").equalTo(cause.word()), cause.chinese()).otherwise(words);
        }
        return words;
    }

    /** How many of each change there are: {@code policy, change, cause, cause_words, count, amount} (after less before). */
    public static Dataset<Row> summary(Dataset<Row> changes) {
        Column difference = coalesce(col("amount_after"), lit(0)).minus(coalesce(col("amount_before"), lit(0)));
        return changes.groupBy("policy", "change", "cause", "cause_words")
                .agg(count(lit(1)).as("count"), sum(difference).as("amount"))
                .orderBy("policy", "change", "cause");
    }
}
