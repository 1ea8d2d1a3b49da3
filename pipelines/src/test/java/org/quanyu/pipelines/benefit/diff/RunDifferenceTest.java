package org.quanyu.pipelines.benefit.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
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

class RunDifferenceTest {

    private static final LocalDate DAY = LocalDate.of(2024, 10, 31);

    private static final Row OLD = person("old", 85L, true);
    private static final Row ELDER = person("elder", 70L, true);

    @TempDir
    private Path folder;

    private Path policies;

    @BeforeEach
    void writePolicies() throws IOException {
        policies = folder.resolve("policies");
        SmallPolicies.words(policies);
        SmallPolicies.allowance(policies, "allowance", 65, 100, 200);
    }

    @Test
    void aFactThatChangedIsTheCauseOfWhatWasLostGainedOrChanged() {
        Dataset<Row> before = facts(OLD, person("a", 70L, true), person("b", 64L, true), person("c", 79L, true));
        Dataset<Row> after = facts(OLD, person("a", 70L, false), person("b", 65L, true), person("c", 80L, true));

        assertThat(told(run(before, DAY), run(after, DAY)))
                .containsExactlyInAnyOrder(
                        "a lost fact_changed 100.00 null 常住本区：是 [[resident,true,false]]",
                        "b gained fact_changed null 100.00 年龄不低于65岁 [[age,64,65]]",
                        "c amount_changed fact_changed 100.00 200.00 null [[age,79,80]]");
    }

    @Test
    void whatBecameUnknownOrKnownIsToldApart() {
        Dataset<Row> before = facts(OLD, person("a", 70L, true), person("b", 70L, null));
        Dataset<Row> after = facts(OLD, person("a", 70L, null), person("b", 70L, true));

        assertThat(told(run(before, DAY), run(after, DAY)))
                .containsExactlyInAnyOrder(
                        "a lost fact_unknown 100.00 null 常住本区：是 [[resident,true,null]]",
                        "b gained fact_known null 100.00 常住本区：是 [[resident,null,true]]");
    }

    @Test
    void theFactsTellTheCauseWhereMoreThanOneClauseIsMissed() {
        Dataset<Row> before = facts(OLD, person("a", 70L, true), person("gone", 70L, true));
        Dataset<Row> after = facts(OLD, person("a", 60L, false), person("new", 70L, true));
        MatchRun earlier = run(before, DAY);
        MatchRun later = run(after, DAY);

        assertThat(told(earlier, later))
                .containsExactlyInAnyOrder(
                        "a lost not_told 100.00 null null null",
                        "gone lost not_told 100.00 null null null",
                        "new gained not_told null 100.00 null null");
        assertThat(told(new RunDifference(earlier, later, Optional.of(before), Optional.of(after))))
                .containsExactlyInAnyOrder(
                        "a lost fact_changed 100.00 null null [[age,70,60], [resident,true,false]]",
                        "gone lost entity_gone 100.00 null null null",
                        "new gained entity_new null 100.00 null null");
    }

    @Test
    void aVersionIsTheCauseWhereFactsStayAsTheyWere() throws IOException {
        MatchRun earlier = run(facts(OLD, ELDER), DAY);
        MatchRun sameDay = run(facts(OLD, ELDER), DAY);
        assertThat(told(earlier, sameDay)).isEmpty();

        SmallPolicies.allowance(policies, "allowance", 75, 100, 200);
        assertThat(told(earlier, run(facts(OLD, ELDER), DAY)))
                .containsExactly("elder lost model_changed 100.00 null 年龄不低于75岁 []");

        Path sheet = policies.resolve("allowance/policy.yaml");
        Files.writeString(sheet, Files.readString(sheet).replace("2020-01-01", "2024-01-01"));
        assertThat(told(earlier, run(facts(OLD, ELDER), DAY)))
                .containsExactly("elder lost version_changed 100.00 null 年龄不低于75岁 []");
        assertThat(told(earlier, run(facts(OLD, person("elder", 71L, true)), DAY)))
                .containsExactly("elder lost version_and_facts 100.00 null 年龄不低于75岁 [[age,70,71]]");
    }

    @Test
    void whatOnlyTheDayChangesIsSaid() throws IOException {
        Path model = policies.resolve("allowance/model.dmn");
        Files.writeString(
                model,
                Files.readString(model)
                        .replace(
                                "<decision id=\"e\"",
                                "<inputData id=\"d\" name=\"as of\"><variable name=\"as of\" typeRef=\"date\"/></inputData>"
                                        + "<decision id=\"e\"")
                        .replace(
                                "<informationRequirement><requiredInput href=\"#resident\"/>",
                                "<informationRequirement><requiredInput href=\"#d\"/></informationRequirement>"
                                        + "<informationRequirement><requiredInput href=\"#resident\"/>")
                        .replace("and resident", "and resident and as of &lt; date(\"2024-11-01\")"));

        assertThat(told(run(facts(OLD), DAY), run(facts(OLD), DAY.plusDays(1))))
                .singleElement()
                .asString()
                .startsWith("old lost day_passed 200.00 null");
    }

    @Test
    void aPolicyOfWhichOneRunHasNothingIsNew() throws IOException {
        MatchRun earlier = run(facts(OLD), DAY);
        SmallPolicies.gift(policies, "gift", 80, 10, "5");
        MatchRun later = run(facts(OLD), DAY);

        assertThat(told(earlier, later)).containsExactly("old gained policy_new null 5.00 null null");
        assertThat(told(later, earlier)).containsExactly("old lost policy_ended 5.00 null null null");
    }

    @Test
    void tablesWriteNumbersAsMatchesDo() {
        Dataset<Row> numbers = BenefitSession.get()
                .sql("select 7 entity, cast(1200.50 as decimal(10,2)) sum, 100.0D ratio, 30 age, date'2024-01-02' day,"
                        + " 0.12345678D share, 25000000D output, cast(0 as decimal(12,8)) none, 0D nothing,"
                        + " cast(null as boolean) flag");

        Row row = ToldFacts.of(
                        numbers,
                        List.of("sum", "ratio", "age", "day", "share", "output", "none", "nothing", "flag"),
                        "facts")
                .head();

        assertThat(row.getString(0)).isEqualTo("7");
        assertThat(row.<String, String>getJavaMap(1))
                .containsEntry("sum", "1200.5")
                .containsEntry("ratio", "100")
                .containsEntry("age", "30")
                .containsEntry("day", "2024-01-02")
                .containsEntry("share", "0.12345678")
                .containsEntry("output", "25000000")
                .containsEntry("none", "0")
                .containsEntry("nothing", "0")
                .hasSize(8);
    }

    @Test
    void aFolderThatIsNoRunIsRefused() {
        assertThatThrownBy(() -> MatchRun.read(BenefitSession.get(), folder))
                .hasMessageContaining("there is no " + folder.resolve("benefit_match"));
    }

    private MatchRun run(Dataset<Row> facts, LocalDate day) {
        MatchPlan plan = MatchPlan.of(
                Policy.Beneficiary.PERSON, day, PolicyReader.all(policies).values(), FactWords.of(policies));
        return new MatchRun(BenefitMatch.matches(facts, plan), BenefitMatch.nearMisses(facts, plan));
    }

    private static Dataset<Row> facts(Row... rows) {
        StructType schema = new StructType()
                .add("entity", DataTypes.StringType)
                .add("age", DataTypes.LongType)
                .add("resident", DataTypes.BooleanType);
        return BenefitSession.get().createDataFrame(Arrays.asList(rows), schema);
    }

    private static Row person(String entity, Long age, Boolean resident) {
        return RowFactory.create(entity, age, resident);
    }

    private static List<String> told(MatchRun before, MatchRun after) {
        return told(new RunDifference(before, after, Optional.empty(), Optional.empty()));
    }

    private static List<String> told(RunDifference difference) {
        return difference.changes().collectAsList().stream()
                .map(row -> String.join(
                        " ",
                        row.getAs("entity"),
                        row.getAs("change"),
                        row.getAs("cause"),
                        String.valueOf(row.<Object>getAs("amount_before")),
                        String.valueOf(row.<Object>getAs("amount_after")),
                        String.valueOf(row.<Object>getAs("clause")),
                        row.isNullAt(row.fieldIndex("facts_changed"))
                                ? "null"
                                : row.getList(row.fieldIndex("facts_changed")).toString()))
                .toList();
    }
}
