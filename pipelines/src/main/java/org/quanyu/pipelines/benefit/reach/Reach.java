package org.quanyu.pipelines.benefit.reach;

import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.benefit.match.MatchRun;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Whom policies reach: a run of matching beside the people that it was about, and those who were paid.
 *
 * @param people {@code beneficiary, entity} and the dimensions
 * @param dimensions those of {@link #DIMENSIONS} that the facts have
 * @param paid {@code entity, policy} of whom was paid; empty where nobody tells
 */
public record Reach(MatchRun run, Dataset<Row> people, List<String> dimensions, Optional<Dataset<Row>> paid) {

    /** By what groups are told apart. */
    public static final List<String> DIMENSIONS = List.of("sub_district", "age_band", "education");

    static final String ALL = "all";
    private static final String NOT_TOLD = "未登记";
    private static final String[] ENTITY_KEY = {"beneficiary", "entity"};
    private static final String[] PAID_KEY = {"policy", "entity"};

    /** A group that a policy is looked at for; {@link #ALL} is the group of everybody, of a dimension of that name. */
    record Group(String beneficiary, String policy, String dimension, String name) {

        static final Comparator<Group> ORDER = Comparator.comparing(Group::beneficiary)
                .thenComparing(Group::policy)
                .thenComparing(Group::dimension)
                .thenComparing(Group::name);

        Group all() {
            return new Group(beneficiary, policy, ALL, ALL);
        }
    }

    /**
     * Reads what there is to compare.
     *
     * @param facts from which the run was made
     * @throws LakeException {@code FACTS_INVALID} where the facts have none of the dimensions, or do not tell whom they are about, or
     *     the table of who was paid has no column {@code entity} or {@code policy}
     */
    public static Reach of(MatchRun run, Dataset<Row> facts, Optional<Dataset<Row>> paid) {
        List<String> columns = Arrays.asList(facts.columns());
        List<String> dimensions = DIMENSIONS.stream().filter(columns::contains).toList();
        if (dimensions.isEmpty() || !columns.contains("entity")) {
            throw invalid(
                    "the facts have "
                            + (dimensions.isEmpty() ? "none of " + String.join(", ", DIMENSIONS) : "no entity"),
                    "name the table of facts that the lake made, or add the columns");
        }
        List<Column> read = new ArrayList<>();
        read.add(
                columns.contains("beneficiary")
                        ? col("beneficiary")
                        : lit(onlyBeneficiary(run)).as("beneficiary"));
        read.add(text("entity"));
        dimensions.forEach(name -> read.add(
                coalesce(col(name).cast(DataTypes.StringType), lit(NOT_TOLD)).as(name)));
        return new Reach(run, facts.select(read.toArray(Column[]::new)), dimensions, paid.map(Reach::paid));
    }

    private static String onlyBeneficiary(MatchRun run) {
        TreeSet<String> kinds = new TreeSet<>();
        run.matches()
                .select("beneficiary")
                .union(run.nearMisses().select("beneficiary"))
                .distinct()
                .collectAsList()
                .forEach(row -> kinds.add(row.getString(0)));
        if (kinds.size() > 1) {
            throw invalid(
                    "the run is about " + String.join(", ", kinds) + ", the facts do not tell which row is about whom",
                    "name the facts with the column \"beneficiary\" from which the run was made");
        }
        return kinds.isEmpty() ? "" : kinds.first();
    }

    private static Dataset<Row> paid(Dataset<Row> table) {
        List<String> columns = Arrays.asList(table.columns());
        if (!columns.containsAll(List.of("entity", "policy"))) {
            throw invalid(
                    "the table of who was paid has the columns " + String.join(", ", columns)
                            + ", and not entity and policy",
                    "write a row for each entity and policy that was paid");
        }
        return table.select(text("entity"), text("policy")).distinct().withColumn("is_paid", lit(1));
    }

    private static Column text(String name) {
        return col(name).cast(DataTypes.StringType).as(name);
    }

    private static LakeException invalid(String what, String remedy) {
        return new LakeException(FailureCode.FACTS_INVALID, what, remedy);
    }

    /** The dimensions that the facts do not have. */
    public List<String> missing() {
        return DIMENSIONS.stream().filter(name -> !dimensions.contains(name)).toList();
    }

    /** The counts of all groups of all policies of which the run has rows. */
    public ReachTables tables() {
        SortedMap<Group, Counts> groups = new TreeMap<>(Group.ORDER);
        List<Row> population = people.groupBy(columns("beneficiary"))
                .agg(count(lit(1)).as("population"))
                .collectAsList();
        Set<Group> policies = new TreeSet<>(Group.ORDER);
        for (Row cell : cells().collectAsList()) {
            Group all = new Group(cell.getAs("beneficiary"), cell.getAs("policy"), ALL, ALL);
            policies.add(all);
            add(
                    groups,
                    all,
                    cell,
                    new Counts(
                            0,
                            cell.getAs("eligible"),
                            cell.getAs("near_missed"),
                            cell.getAs("lacking"),
                            cell.getAs("reached")));
        }
        for (Group all : policies) {
            for (Row cell : population) {
                if (all.beneficiary().equals(cell.getAs("beneficiary"))) {
                    add(groups, all, cell, new Counts(cell.getAs("population"), 0, 0, 0, 0));
                }
            }
        }
        return new ReachTables(groups, paid.isPresent());
    }

    /** Adds what was counted in a cell to all groups that it belongs to. */
    private void add(SortedMap<Group, Counts> groups, Group all, Row cell, Counts counts) {
        groups.merge(all, counts, Counts::plus);
        for (String dimension : dimensions) {
            Group group = new Group(all.beneficiary(), all.policy(), dimension, cell.getAs(dimension));
            groups.merge(group, counts, Counts::plus);
        }
    }

    /** Counts by beneficiary, policy and all dimensions together. */
    private Dataset<Row> cells() {
        Dataset<Row> concerned = run.matches()
                .select(
                        col("beneficiary"),
                        col("policy"),
                        col("entity"),
                        lit(1).as("is_eligible"),
                        lit(0).as("is_lacking"))
                .union(run.nearMisses()
                        .select(
                                col("beneficiary"),
                                col("policy"),
                                col("entity"),
                                lit(0),
                                col("is_unknown").cast(DataTypes.IntegerType)));
        Dataset<Row> told = paid.map(table -> concerned.join(table, PAID_KEY, "left"))
                .orElseGet(() -> concerned.withColumn("is_paid", lit(0)));
        return told.join(people, ENTITY_KEY, "left")
                .na()
                .fill(NOT_TOLD, dimensions.toArray(String[]::new))
                .groupBy(columns("beneficiary", "policy"))
                .agg(
                        sum(col("is_eligible")).as("eligible"),
                        sum(lit(1).minus(col("is_eligible"))).as("near_missed"),
                        sum("is_lacking").as("lacking"),
                        sum(col("is_eligible").multiply(coalesce(col("is_paid"), lit(0))))
                                .as("reached"));
    }

    private Column[] columns(String... first) {
        return Stream.concat(Arrays.stream(first), dimensions.stream())
                .map(name -> col(name))
                .toArray(Column[]::new);
    }

    /**
     * Those who seem to qualify but lack one record, without those who were paid.
     *
     * @return {@code beneficiary, policy, entity}, the clause that is {@code missing} in words, the facts that it {@code lacks}, whom to
     *     {@code ask}, the {@code amount} that would be paid, and the dimensions
     */
    public Dataset<Row> outreach() {
        Dataset<Row> lacking = run.nearMisses()
                .filter(col("is_unknown"))
                .select(
                        col("beneficiary"),
                        col("policy"),
                        col("entity"),
                        col("missing"),
                        array_except(col("missing_facts"), map_keys(col("facts")))
                                .as("lacks"),
                        col("ask"),
                        col("amount"));
        Dataset<Row> unpaid =
                paid.map(table -> lacking.join(table, PAID_KEY, "left_anti")).orElse(lacking);
        return unpaid.join(people, ENTITY_KEY, "left")
                .select(columns("beneficiary", "policy", "entity", "missing", "lacks", "ask", "amount"))
                .orderBy("policy", "entity");
    }
}
