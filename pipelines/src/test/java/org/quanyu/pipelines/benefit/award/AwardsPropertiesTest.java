package org.quanyu.pipelines.benefit.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Frequency;
import org.quanyu.pipelines.benefit.policy.Terms.Budget;
import org.quanyu.pipelines.benefit.policy.Terms.WhenSpent;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;

/** Random sheets, matches and payments. */
class AwardsPropertiesTest {

    private static final SparkSession SPARK = ClusterSession.session();
    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
    private static final int POLICIES = 7;
    private static final int ENTITIES = 24;

    private record World(List<Policy> policies, List<Row> matches, List<Row> paid) {

        Dataset<Row> awards(List<Row> ordered, int parts) {
            return Awards.of(
                    SPARK.createDataFrame(ordered, AwardsTest.MATCH).repartition(parts),
                    Payments.of(SPARK.createDataFrame(paid, AwardsTest.PAID)),
                    AwardTerms.of(policies),
                    DAY);
        }
    }

    private static World world(long seed) {
        Random random = new Random(seed);
        List<Policy> policies = new ArrayList<>();
        String[] yuan = {"" + random.nextInt(9_000), "" + random.nextInt(9_000)};
        for (int number = 0; number < POLICIES; number++) {
            policies.add(sheet(random, "p" + number, yuan).policy());
        }
        List<Row> matches = new ArrayList<>();
        List<Row> paid = new ArrayList<>();
        for (int number = 0; number < ENTITIES; number++) {
            String entity = "e" + number;
            for (Policy policy : policies) {
                if (random.nextInt(3) > 0) {
                    String amount =
                            random.nextInt(8) == 0 ? null : (1 + random.nextInt(12)) + "00." + random.nextInt(100) % 50;
                    Map<String, String> facts = random.nextInt(4) == 0
                            ? Map.of()
                            : Map.of("income", random.nextInt(120) + (random.nextBoolean() ? ".5" : ""));
                    matches.add(AwardsTest.match(entity, policy.id(), amount, DAY, facts));
                }
                if (random.nextInt(9) == 0) {
                    LocalDate on = DAY.minusDays(random.nextInt(500) - 40);
                    paid.add(AwardsTest.payment(
                            entity, policy.id(), (1 + random.nextInt(5)) + "00", null, on.toString()));
                }
            }
        }
        return new World(policies, matches, paid);
    }

    private static Sheets sheet(Random random, String id, String[] yuan) {
        Sheets sheet = Sheets.of(id, Frequency.values()[random.nextInt(3)]).before(1 + random.nextInt(4));
        if (random.nextInt(3) > 0) {
            Set<String> others = new HashSet<>();
            others.add("p" + random.nextInt(POLICIES));
            others.add("p" + random.nextInt(POLICIES));
            others.remove(id);
            sheet = sheet.excluding(others.toArray(String[]::new));
        }
        if (random.nextInt(4) > 0) {
            int fund = random.nextInt(2);
            sheet = sheet.from("f" + fund, yuan[fund], WhenSpent.values()[random.nextInt(2)]);
            if (random.nextBoolean()) {
                sheet = sheet.ordered("income", random.nextBoolean());
            }
        }
        if (random.nextInt(4) == 0) {
            sheet = sheet.paidFrom(1 + random.nextInt(12));
        }
        return random.nextInt(8) == 0 ? sheet.payingNothing() : sheet;
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void theyAreThoseThatAreFoundOneAfterTheOther(@ForAll long seed) {
        World world = world(seed);
        List<Row> awards = world.awards(world.matches(), 3).collectAsList();

        Map<String, String> decided = new TreeMap<>();
        for (Row row : awards) {
            String place = row.isNullAt(row.fieldIndex("place")) ? "" : " " + row.getAs("place");
            // a match in two rows would be told
            assertThat(decided.put(row.getString(0) + " " + row.getString(2), row.getAs("decision") + place))
                    .isNull();
        }

        NaiveAwards naive = new NaiveAwards(world.policies(), world.paid(), DAY);
        assertThat(decided).isEqualTo(naive.decide(world.matches()));
        holdsBudgets(world, naive, awards);
        holdsExclusions(world, naive, awards);
    }

    private static void holdsBudgets(World world, NaiveAwards naive, List<Row> awards) {
        Map<String, BigDecimal> spent = new HashMap<>();
        for (Row row : due(awards)) {
            Optional.ofNullable(row.<String>getAs("fund"))
                    .ifPresent(fund -> spent.merge(fund, row.getAs("amount"), BigDecimal::add));
        }
        Map<String, BigDecimal> budgets = world.policies().stream()
                .flatMap(policy -> policy.terms().budget().stream())
                .collect(Collectors.toMap(Budget::fund, Budget::year, (one, other) -> one));
        spent.forEach(
                (fund, sum) -> assertThat(sum.add(naive.spent(fund))).as(fund).isLessThanOrEqualTo(budgets.get(fund)));
    }

    /** Nobody is paid what excludes another thing that he is paid now, or was in the year. */
    private static void holdsExclusions(World world, NaiveAwards naive, List<Row> awards) {
        Set<String> had = due(awards).stream()
                .map(row -> row.getString(0) + " " + row.getString(2))
                .collect(Collectors.toCollection(HashSet::new));
        world.paid().stream()
                .filter(row -> row.getDate(4).toLocalDate().getYear() == DAY.getYear())
                .filter(row -> !row.getDate(4).after(Date.valueOf(DAY)))
                .forEach(row -> had.add(row.getString(0) + " " + row.getString(1)));
        Map<String, Policy> policies =
                world.policies().stream().collect(Collectors.toMap(Policy::id, policy -> policy));
        for (Row row : due(awards)) {
            assertThat(naive.rivals(policies.get(row.getString(2))))
                    .noneMatch(rival -> had.contains(row.getString(0) + " " + rival.id()));
        }
    }

    private static List<Row> due(List<Row> awards) {
        return awards.stream()
                .filter(row -> row.getAs("decision").equals("due"))
                .toList();
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void theSameRowsInAnotherOrderAndPartsGiveTheSameRowsInTheSameOrder(@ForAll long seed) {
        World world = world(seed);
        List<Row> shuffled = new ArrayList<>(world.matches());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(world.awards(shuffled, 5).collectAsList())
                .isEqualTo(world.awards(world.matches(), 1).collectAsList());
    }
}
