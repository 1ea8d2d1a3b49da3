package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.benefit.match.BenefitMatch;
import org.quanyu.pipelines.benefit.match.MatchPlan;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Beneficiary;

/**
 * Whether the facts for benefits are those that registers delivered, and whether policies decide by them as they do by what
 * is true. People, households and firms of the lake are taken for those of which most of their records are.
 *
 * @param policies that are in force on the day of the facts are decided
 */
public record BenefitEvaluation(Collection<Policy> policies, FactWords words) {

    /** Of each kind of beneficiary, who it is in truth: {@code entity, number}. */
    private static final Map<Beneficiary, String> WHO = Map.of(
            Beneficiary.PERSON, "select person_id as entity, person as number from " + EntityTies.PERSON,
            Beneficiary.HOUSEHOLD, """
            select h.household_id as entity, t.household as number from gold.household h join %s p
                on h.head = p.person_id join truth_person t on p.person = t.person where t.household is not null""".formatted(EntityTies.PERSON),
            Beneficiary.FIRM, "select firm_id as entity, firm as number from " + EntityTies.FIRM);

    /** What delivered records that hold on a day tell; a booked pregnancy is over with the birth, not with its record. */
    private static final String RECORDED = """
            select entity as number, fact, max_by(coalesce(value, ''), since) as value, max_by(state, since) as state
            from truth_benefit_fact
            where entity_kind = '%1$s' and since <= date'%2$s' and (until is null or until > date'%2$s')
                and (register, record_key) in (select register, record_key from silver.%1$s_register)
                and fact <> 'pregnancy_booked'
            group by entity, fact""";

    private static final String FACTS = """
            select
                count_if(state = 'delivered'), count_if(state = 'delivered' and value = told),
                count_if(state in ('empty', 'unknown')), count_if(state in ('empty', 'unknown') and is_unknown)
            from recorded join told using (number, fact)""";

    /** A row for each benefit that is due, nearly due or found. */
    private static final String DECISIONS = """
            with due as (
                select entity as number, policy, eligible = 'true' as is_due, amount as due_amount, missing_facts = 0 as is_known
                from truth_benefit_eligibility
                where entity_kind = '%1$s' and as_of = date'%2$s' and entity in (select number from who)
            ),
            found as (
                select number, policy, true as is_found, max(amount) as amount
                from matches join who using (entity) group by number, policy
            ),
            open as (
                select number, policy, true as is_open
                from near_misses join who using (entity) where is_unknown group by number, policy
            ),
            decided as (
                select is_due, coalesce(is_known, true) as is_known, due_amount, coalesce(is_found, false) as is_found, amount,
                    coalesce(is_open, false) as is_open, is_due is not null as is_listed
                from (select * from due full join found using (number, policy)) left join open using (number, policy)
            )
            select
                count_if(is_listed), count_if(is_listed and is_due = is_found),
                count_if(is_due), count_if(is_due and is_found), count_if(is_due and (is_found or is_open)),
                count_if(is_found), count_if(is_found and is_due), count_if(is_found and is_due and amount = due_amount)
            from decided where is_known""";

    private static final List<String> TRUTHS =
            List.of("person_record", "person_account", "firm_record", "person", "benefit_fact", "benefit_eligibility");

    public List<Score> scores(SparkSession spark, Truth truth) {
        TRUTHS.forEach(name -> truth.table(spark, name).createOrReplaceTempView("truth_" + name));
        return Arrays.stream(Beneficiary.values())
                .flatMap(beneficiary -> scores(spark, beneficiary).stream())
                .toList();
    }

    private List<Score> scores(SparkSession spark, Beneficiary beneficiary) {
        String job = "benefits of " + (beneficiary == Beneficiary.PERSON ? "people" : word(beneficiary) + "s");
        String table = "mart." + word(beneficiary) + "_fact";
        if (!spark.catalog().tableExists(table)) {
            return List.of(new Score(job, "", null, null, 0, "the lake has no " + table));
        }
        Dataset<Row> facts = spark.table(table);
        List<Row> days = facts.select("as_of").distinct().takeAsList(1);
        if (days.isEmpty()) {
            return List.of(new Score(job, "", null, null, 0, table + " has no rows"));
        }
        LocalDate day = days.get(0).getDate(0).toLocalDate();
        spark.sql(WHO.get(beneficiary)).createOrReplaceTempView("who");
        spark.sql(RECORDED.formatted(word(beneficiary), day)).createOrReplaceTempView("recorded");
        told(facts, factsOf(spark)).join(spark.table("who"), "entity").createOrReplaceTempView("told");
        MatchPlan plan = MatchPlan.of(beneficiary, day, policies, words);
        BenefitMatch.matches(facts, plan).createOrReplaceTempView("matches");
        BenefitMatch.nearMisses(facts, plan).createOrReplaceTempView("near_misses");
        Row told = spark.sql(FACTS).first();
        Row decided = spark.sql(DECISIONS.formatted(word(beneficiary), day)).first();
        return List.of(
                share(job, "share of delivered values that facts have", told, 1, 0, "of records that hold on the day"),
                share(job, "share of missing values that are unknown", told, 3, 2, "of records that hold on the day"),
                share(
                        job,
                        "share of decisions as in truth",
                        decided,
                        1,
                        0,
                        "due, or short of one clause; no fact missing"),
                share(job, "share of benefits due that were found", decided, 3, 2, "no fact missing"),
                share(job, "share of benefits due that were found or left open", decided, 4, 2, "no fact missing"),
                share(job, "share of benefits found that are due", decided, 6, 5, "no fact missing"),
                share(job, "share of benefits found with the right amount", decided, 7, 6, "of those that are due"));
    }

    private static Score share(String job, String measure, Row counts, int held, int all, String note) {
        long cases = counts.getLong(all);
        return new Score(job, measure, cases == 0 ? null : (double) counts.getLong(held) / cases, 1.0, cases, note);
    }

    private static Set<String> factsOf(SparkSession spark) {
        return spark.sql("select distinct fact from recorded").collectAsList().stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
    }

    /** The facts one below the other: {@code entity, fact, told, is_unknown}, values as truth writes them. */
    private static Dataset<Row> told(Dataset<Row> facts, Set<String> names) {
        Column[] each = Arrays.stream(facts.columns())
                .filter(names::contains)
                .map(name -> struct(
                        lit(name).as("fact"),
                        coalesce(col(name).cast("string"), lit("")).as("told"),
                        array_contains(col("unknown"), name).as("is_unknown")))
                .toArray(Column[]::new);
        return facts.select(col("entity"), explode(array(each)).as("fact")).select("entity", "fact.*");
    }

    private static String word(Beneficiary beneficiary) {
        return beneficiary.name().toLowerCase(Locale.ROOT);
    }
}
