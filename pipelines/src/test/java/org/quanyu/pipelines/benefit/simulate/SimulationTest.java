package org.quanyu.pipelines.benefit.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
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
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyReader;

class SimulationTest {

    private static final LocalDate DAY = LocalDate.of(2024, 10, 31);

    @TempDir
    private Path folder;

    private Path inForce;
    private Path changed;

    @BeforeEach
    void writePolicies() throws IOException {
        inForce = folder.resolve("in-force");
        changed = folder.resolve("changed");
        SmallPolicies.words(inForce);
        SmallPolicies.allowance(inForce, "allowance", 70, 100, 200);
        SmallPolicies.gift(inForce, "other", 1, 1, "1");
    }

    @Test
    void tellsWhoGainsWhoLosesAndWhoseAmountChanges() throws IOException {
        SmallPolicies.allowance(changed, "allowance", 65, 100, 250);

        List<String> rows = told(simulation(facts(true)).everybody());

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "allowance a gains null 100.00 East",
                        "allowance b same 100.00 100.00 East",
                        "allowance c" + " amount_changed 200.00 250.00 West");

        SmallPolicies.allowance(changed, "allowance", 75, 100, 200);
        assertThat(told(simulation(facts(true)).everybody()))
                .containsExactlyInAnyOrder("allowance b loses 100.00 null East", "allowance c same 200.00 200.00 West");
    }

    @Test
    void reckonsTheCostOfEachMonthAndPlace() throws IOException {
        SmallPolicies.allowance(changed, "allowance", 65, 100, 250);
        SmallPolicies.gift(changed, "gift", 80, 3, "1000");
        Simulation simulation = simulation(facts(true));

        SimulatedCost costs = new SimulatedCost(simulation, PlaceSum.of(simulation.everybody()));

        PlaceSum allowance = costs.policies().get(0);
        assertThat(costs.of(allowance)).isEqualTo(cost("3600.00", "5400.00"));
        assertThat(costs.of(allowance, LocalDate.of(2025, 3, 1))).isEqualTo(cost("300.00", "450.00"));
        PlaceSum gift = costs.policies().get(1);
        assertThat(costs.of(gift).after()).isEqualByComparingTo("1000");
        assertThat(costs.of(gift, LocalDate.of(2025, 3, 1)).after()).isEqualByComparingTo("1000");
        assertThat(costs.of(gift, LocalDate.of(2025, 4, 1)).after()).isZero();
        List<Row> months = costs.months(BenefitSession.get())
                .filter("policy = 'gift' and cost_after > 0")
                .collectAsList();
        assertThat(months).singleElement().satisfies(row -> {
            assertThat(row.<String>getAs("sub_district")).isEqualTo("West");
            assertThat(row.getAs("month").toString()).isEqualTo("2025-03-01");
        });
        assertThat(costs.places(BenefitSession.get())
                        .filter("policy = 'allowance' and sub_district = 'East'")
                        .head()
                        .<BigDecimal>getAs("year_cost_after"))
                .isEqualByComparingTo("2400");
    }

    @Test
    void theReportTellsSumsAndWhatChangedInTheClauses() throws IOException {
        SmallPolicies.allowance(changed, "allowance", 65, 100, 250);
        Simulation simulation = simulation(facts(true));

        String page = SimulationPage.of(new SimulatedCost(simulation, PlaceSum.of(simulation.everybody())));

        assertThat(page)
                .contains("方案新增的条件：年龄不低于65岁", "方案取消的条件：年龄不低于70岁", "<td>5,400.00</td>", "<td>West</td>")
                .contains("敬老金（allowance）（修订）")
                .doesNotContain("other");
    }

    @Test
    void withoutSubDistrictsTheReportSaysSo() throws IOException {
        SmallPolicies.allowance(changed, "allowance", 65, 100, 250);
        Simulation simulation = simulation(facts(false));

        List<PlaceSum> sums = PlaceSum.of(simulation.everybody());

        assertThat(sums).singleElement().satisfies(sum -> assertThat(sum.place())
                .isEmpty());
        assertThat(SimulationPage.of(new SimulatedCost(simulation, sums))).contains("没有街道一列");
    }

    @Test
    void aPolicyForOthersThanTheOneItReplacesIsRefused() throws IOException {
        SmallPolicies.allowance(changed, "allowance", 65, 100, 250);
        Path sheet = changed.resolve("allowance/policy.yaml");
        Files.writeString(sheet, Files.readString(sheet).replace("beneficiary: person", "beneficiary: firm"));

        assertThatThrownBy(() -> simulation(facts(true)))
                .hasMessageContaining("allowance is for a firm, the policy in force of that id for a person");
    }

    private static SimulatedCost.Cost cost(String before, String after) {
        return new SimulatedCost.Cost(new BigDecimal(before), new BigDecimal(after));
    }

    private Simulation simulation(FactFile file) {
        return Simulation.of(
                file,
                Optional.empty(),
                DAY,
                read(changed),
                read(inForce),
                FactWords.of(changed).or(FactWords.of(inForce)));
    }

    private static Collection<Policy> read(Path folder) {
        return PolicyReader.all(folder).values();
    }

    private FactFile facts(boolean tellsSubDistrict) {
        StructType schema = new StructType()
                .add("entity", DataTypes.StringType)
                .add("age", DataTypes.LongType)
                .add("resident", DataTypes.BooleanType)
                .add("sub_district", DataTypes.StringType);
        List<Row> rows = List.of(
                RowFactory.create("a", 66L, true, "East"),
                RowFactory.create("b", 71L, true, "East"),
                RowFactory.create("c", 85L, true, "West"),
                RowFactory.create("d", 90L, null, "West"),
                RowFactory.create("e", 20L, true, "West"));
        Dataset<Row> facts = BenefitSession.get().createDataFrame(rows, schema);
        Path file = folder.resolve("facts-" + tellsSubDistrict);
        (tellsSubDistrict ? facts : facts.drop("sub_district"))
                .write()
                .mode("overwrite")
                .parquet(file.toString());
        return FactFile.read(BenefitSession.get(), file);
    }

    private static List<String> told(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> String.join(
                        " ",
                        row.getAs("policy"),
                        row.getAs("entity"),
                        row.getAs("change"),
                        String.valueOf(row.<Object>getAs("amount_before")),
                        String.valueOf(row.<Object>getAs("amount_after")),
                        row.getAs("sub_district")))
                .toList();
    }
}
