package org.quanyu.pipelines.benefit.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.pipelines.benefit.BenefitSession;
import org.quanyu.pipelines.benefit.SmallPolicies;
import org.quanyu.pipelines.benefit.match.BenefitMatch;
import org.quanyu.pipelines.benefit.match.MatchPlan;
import org.quanyu.pipelines.benefit.match.MatchRun;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyReader;

class ReachTest {

    private static final StructType PEOPLE = new StructType()
            .add("entity", DataTypes.StringType)
            .add("age", DataTypes.LongType)
            .add("resident", DataTypes.BooleanType)
            .add("sub_district", DataTypes.StringType)
            .add("age_band", DataTypes.StringType);

    @TempDir
    private Path folder;

    private final List<Row> people = new ArrayList<>();
    private final List<Row> paid = new ArrayList<>();

    /** In the East 300 of 400 qualify and 290 are paid, in the West 300 of 400 and 30; one in the hamlet, who is not paid. */
    @BeforeEach
    void settle() throws IOException {
        SmallPolicies.words(folder);
        SmallPolicies.allowance(folder, "allowance", 65, 100, 200);
        settle("East", 290);
        settle("West", 30);
        people.add(RowFactory.create("hermit", 70L, true, "Hamlet", "60+"));
        people.add(RowFactory.create("drifter", 70L, null, null, "60+"));
    }

    private void settle(String place, int reached) {
        for (int person = 0; person < 400; person++) {
            String entity = place + person;
            long age = person < 340 ? 70 : 30;
            Boolean resident = person < 300 ? Boolean.TRUE : person < 320 ? Boolean.FALSE : null;
            people.add(RowFactory.create(entity, age, resident, place, age == 70 ? "60+" : "18-59"));
            if (person < reached) {
                paid.add(RowFactory.create(entity, "allowance"));
            }
        }
    }

    @Test
    void countsEachGroupOnce() {
        Dataset<Row> counts = reach(true).tables().counts(BenefitSession.get());

        assertThat(told(counts))
                .containsExactly(
                        "all all 802 601 81 41 320",
                        "age_band 18-59 120 0 0 0 0",
                        "age_band 60+ 682 601 81 41 320",
                        "sub_district East 400 300 40 20 290",
                        "sub_district Hamlet 1 1 0 0 0",
                        "sub_district West 400 300 40 20 30",
                        "sub_district 未登记 1 0 1 1 0");
    }

    @Test
    void whatIsSmallIsNotCalledUnfair() {
        Dataset<Row> rates = reach(true).tables().rates(BenefitSession.get());

        assertThat(rates.filter("measure = 'reached'").collectAsList().stream()
                        .map(row -> row.getAs("group") + " " + row.getAs("standing")))
                .containsExactlyInAnyOrder("60+ as_all", "East above", "West below", "Hamlet as_all");
        Row west = rates.filter("measure = 'reached' and group = 'West'").head();
        assertThat(west.<Double>getAs("share")).isEqualTo(0.1);
        assertThat(west.<Double>getAs("ratio")).isCloseTo(0.1 / (320.0 / 601), within(1e-12));
    }

    @Test
    void withoutAListOfThePaidNobodyIsSaidToBeReached() {
        ReachTables tables = reach(false).tables();

        assertThat(tables.counts(BenefitSession.get())
                        .filter("reached is not null")
                        .count())
                .isZero();
        assertThat(tables.rates(BenefitSession.get())
                        .filter("measure = 'reached'")
                        .count())
                .isZero();
    }

    @Test
    void whoLacksOneRecordIsOnTheOutreachListUnlessPaid() {
        paid.add(RowFactory.create("East320", "allowance"));

        Dataset<Row> list = reach(true).outreach();

        assertThat(list.count()).isEqualTo(40);
        Row drifter = list.filter("entity = 'drifter'").head();
        assertThat(drifter.<String>getAs("missing")).isEqualTo("常住本区：是");
        assertThat(drifter.getList(drifter.fieldIndex("lacks"))).isEqualTo(List.of("resident"));
        assertThat(drifter.<String>getAs("ask")).isEqualTo("街道办");
        assertThat(list.filter("entity in ('East320', 'East310')").count()).isZero();
    }

    /** The bounds are the two shares from which what was seen is so many standard deviations away: what the interval is made from. */
    @Test
    void theIntervalHoldsTheShareAndNarrowsWithMoreTrials() {
        Wilson few = Wilson.of(3, 10);
        Wilson many = Wilson.of(300, 1000);

        for (double bound : List.of(few.low(), few.high())) {
            assertThat(Math.abs(0.3 - bound) / Math.sqrt(bound * (1 - bound) / 10))
                    .isCloseTo(3.2905, within(1e-9));
        }
        assertThat(few.low()).isLessThan(0.3);
        assertThat(few.high()).isGreaterThan(0.3);
        assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 5);
        assertThat(Wilson.of(0, 5).low()).isZero();
        assertThat(Wilson.of(5, 5).high()).isOne();
    }

    @Test
    void factsWithoutAnyDimensionAreRefused() {
        Dataset<Row> bare = facts().drop("sub_district", "age_band");

        assertThatThrownBy(() -> Reach.of(run(facts()), bare, Optional.empty()))
                .hasMessageContaining("none of sub_district, age_band, education");
        assertThatThrownBy(() -> Reach.of(run(facts()), facts(), Optional.of(bare)))
                .hasMessageContaining("not entity and policy");
        assertThat(reach(false).missing()).containsExactly("education");
    }

    private Reach reach(boolean tellsPaid) {
        StructType schema = new StructType().add("entity", DataTypes.StringType).add("policy", DataTypes.StringType);
        return Reach.of(
                run(facts()),
                facts(),
                tellsPaid ? Optional.of(BenefitSession.get().createDataFrame(paid, schema)) : Optional.empty());
    }

    private Dataset<Row> facts() {
        return BenefitSession.get().createDataFrame(people, PEOPLE);
    }

    private MatchRun run(Dataset<Row> facts) {
        MatchPlan plan = MatchPlan.of(
                Policy.Beneficiary.PERSON,
                LocalDate.of(2024, 10, 31),
                PolicyReader.all(folder).values(),
                FactWords.of(folder));
        return new MatchRun(BenefitMatch.matches(facts, plan), BenefitMatch.nearMisses(facts, plan));
    }

    private static List<String> told(Dataset<Row> counts) {
        return counts.collectAsList().stream()
                .map(row -> row.mkString(" ").replace("person allowance ", ""))
                .sorted((one, other) -> one.startsWith("all") ? -1 : other.startsWith("all") ? 1 : one.compareTo(other))
                .toList();
    }
}
