package org.quanyu.pipelines.benefit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.pipelines.benefit.BenefitSession;
import org.quanyu.pipelines.benefit.SmallPolicies;
import org.quanyu.pipelines.benefit.explain.Explanation.Outcome;
import org.quanyu.pipelines.benefit.match.BenefitMatch;
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyReader;
import org.quanyu.schemas.failure.LakeException;

class PolicyExplainerTest {

    private static final LocalDate DAY = LocalDate.of(2024, 10, 31);
    private static final Path PRODUCT = Path.of("..", "policies");

    @TempDir
    private Path folder;

    private Path policies;

    @BeforeEach
    void writePolicies() throws IOException {
        policies = folder.resolve("policies");
        SmallPolicies.words(policies);
        SmallPolicies.allowance(policies, "allowance", 65, 100, 200);
        SmallPolicies.gift(policies, "gift", 90, 10, "min(500, 10 * age)");
    }

    @Test
    void tellsClausesFactsAndTheRuleThatGaveTheAmount() {
        FactFile file = facts(row("old", 85, true));

        Explanation explained = explainer("allowance", file).explain("old");

        assertThat(explained.decision()).isEqualTo(Outcome.MET);
        assertThat(explained.amount().orElseThrow().yuan()).contains(new BigDecimal("200.00"));
        assertThat(lines(explained))
                .contains("1. 【符合】年龄不低于65岁", "   年龄：85岁（来源person.age，截至2024-09-30；履行法定职责）")
                .contains("每月200元，发放至银行账户", "适用第2档（年龄不低于80岁）：200元")
                .contains("符合：共2项条件，符合2项", "依据：《敬老办法》，适用2020-01-01起施行的版本");
    }

    @Test
    void whatNobodyKnowsIsLeftOpenAndWhomToAskIsTold() {
        FactFile file = facts(row("new", 85, null));

        Explanation explained = explainer("allowance", file).explain("new");

        assertThat(explained.decision()).isEqualTo(Outcome.UNKNOWN);
        assertThat(explained.isNearMiss()).isTrue();
        assertThat(lines(explained)).contains("尚不能确定：共2项条件，符合1项，尚不能确定1项（只差一项）", "2. 【尚不能确定】常住本区：是", "向街道办核实：常住本区");
    }

    @Test
    void whatIsNotMetDecidesThoughSomethingIsUnknown() {
        Explanation explained =
                explainer("allowance", facts(row("young", 20, null))).explain("young");

        assertThat(explained.decision()).isEqualTo(Outcome.NOT_MET);
        assertThat(explained.isNearMiss()).isFalse();
        assertThat(explained.toAsk()).isEmpty();
        assertThat(lines(explained)).noneMatch(line -> line.startsWith("每月"));
    }

    @Test
    void aFormulaIsToldInWords() {
        Explanation explained = explainer("gift", facts(row("old", 95, true))).explain("old");

        assertThat(lines(explained)).contains("每年500元，发放至银行账户，10月发放", "计算：较小者（500，10 × 年龄）");
        assertThat(ExplanationFacts.of(explained))
                .containsEntry("decision", "met")
                .containsEntry("version", "2020-01-01");
    }

    @Test
    void whatIsNotThereIsSaid() {
        FactFile file = facts(row("old", 85, true), row("twice", 85, true), row("twice", 70, true));

        assertThatThrownBy(() -> explainer("allowances", file))
                .hasMessageContaining("no policy is named \"allowances\"")
                .extracting(failure -> ((LakeException) failure).remedy())
                .asString()
                .startsWith("did you mean \"allowance\"?");
        assertThatThrownBy(() -> PolicyExplainer.of(
                        "allowance", read(policies), LocalDate.of(2019, 1, 1), file, FactWords.of(policies)))
                .hasMessageContaining("no version of allowance is in force on 2019-01-01");
        assertThatThrownBy(() -> explainer("allowance", file).explain("nobody"))
                .hasMessageContaining("no entity \"nobody\"");
        assertThatThrownBy(() -> explainer("allowance", file).explain("twice"))
                .hasMessageContaining("more than one row of \"twice\"");
    }

    /** Random people, each asked about each of some policies of the product that cover all kinds of facts. */
    @Test
    void agreesWithWhatTheBatchDecides() {
        Collection<Policy> all = read(PRODUCT);
        Dataset<Row> people = randomPeople(all, 60).cache();
        people.write().parquet(folder.resolve("people").toString());
        FactFile file = FactFile.read(BenefitSession.get(), folder.resolve("people"));
        FactWords words = FactWords.of(PRODUCT);
        int matches = 0;
        int nearMisses = 0;
        for (String id : List.of("elderly-allowance", "disabled-living", "graduate-rent", "veteran-festival")) {
            Policy policy =
                    all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
            FactFile.Part part = file.parts(Optional.of(policy.beneficiary()), DAY, List.of(policy), words)
                    .get(0);
            Map<String, BigDecimal> met = amounts(BenefitMatch.matches(part.facts(), part.plan()));
            Map<String, BigDecimal> missed = amounts(BenefitMatch.nearMisses(part.facts(), part.plan()));
            PolicyExplainer explainer = PolicyExplainer.of(id, all, DAY, file, words);
            for (int person = 0; person < 60; person++) {
                Explanation explained = explainer.explain("p" + person);
                assertThat(explained.decision() == Outcome.MET).isEqualTo(met.containsKey("p" + person));
                assertThat(explained.isNearMiss()).isEqualTo(missed.containsKey("p" + person));
                Map<String, BigDecimal> found = explained.isNearMiss() ? missed : met;
                if (found.containsKey("p" + person)) {
                    assertThat(explained
                                    .amount()
                                    .flatMap(Explanation.Amount::yuan)
                                    .orElse(null))
                            .isEqualTo(found.get("p" + person));
                }
            }
            matches += met.size();
            nearMisses += missed.size();
        }
        assertThat(matches).isPositive();
        assertThat(nearMisses).isPositive();
    }

    private static Map<String, BigDecimal> amounts(Dataset<Row> rows) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        rows.collectAsList().forEach(row -> amounts.put(row.getAs("entity"), row.getAs("amount")));
        return amounts;
    }

    /** Mostly what qualifies, so that all outcomes occur; a fifth of all cells is empty. */
    private static Dataset<Row> randomPeople(Collection<Policy> policies, int count) {
        StructType schema = new StructType().add("entity", DataTypes.StringType, false);
        Map<String, String> types = new HashMap<>();
        for (Policy policy : policies) {
            if (policy.beneficiary() == Policy.Beneficiary.PERSON) {
                policy.inForce(DAY)
                        .ifPresent(version ->
                                version.model().inputs().forEach((name, input) -> types.put(name, input.type())));
            }
        }
        types.remove(PolicyReader.AS_OF);
        List<String> names = types.keySet().stream().sorted().toList();
        for (String name : names) {
            schema = schema.add(name, type(types.get(name)), true);
        }
        Random random = new Random(17);
        List<Row> rows = new ArrayList<>();
        for (int person = 0; person < count; person++) {
            List<Object> cells = new ArrayList<>(List.of("p" + person));
            names.forEach(name -> cells.add(random.nextInt(5) == 0 ? null : cell(name, types.get(name), random)));
            rows.add(RowFactory.create(cells.toArray()));
        }
        return BenefitSession.get().createDataFrame(rows, schema);
    }

    private static DataType type(String type) {
        return switch (type) {
            case "number" -> DataTypes.LongType;
            case "boolean" -> DataTypes.BooleanType;
            case "date" -> DataTypes.DateType;
            default -> DataTypes.StringType;
        };
    }

    private static Object cell(String name, String type, Random random) {
        return switch (type) {
            case "number" -> name.equals("age") ? 60L + random.nextInt(40) : (long) random.nextInt(5);
            case "boolean" -> random.nextInt(4) > 0;
            case "date" -> java.sql.Date.valueOf(DAY.minusDays(random.nextInt(1500)));
            default -> List.of("本科", "无", "低保", "残疾军人", "在读", "硕士").get(random.nextInt(6));
        };
    }

    private FactFile facts(Row... rows) {
        StructType schema = new StructType()
                .add("entity", DataTypes.StringType)
                .add("age", DataTypes.LongType)
                .add("resident", DataTypes.BooleanType)
                .add("person_as_of", DataTypes.DateType);
        Path file = folder.resolve("facts");
        BenefitSession.get().createDataFrame(List.of(rows), schema).write().parquet(file.toString());
        return FactFile.read(BenefitSession.get(), file);
    }

    private static Row row(String entity, int age, Boolean resident) {
        return RowFactory.create(entity, (long) age, resident, java.sql.Date.valueOf("2024-09-30"));
    }

    private PolicyExplainer explainer(String id, FactFile file) {
        return PolicyExplainer.of(id, read(policies), DAY, file, FactWords.of(policies));
    }

    private static Collection<Policy> read(Path folder) {
        return PolicyReader.all(folder).values();
    }

    private static List<String> lines(Explanation explained) {
        return ExplanationText.of(explained).stream()
                .flatMap(section -> section.lines().stream())
                .toList();
    }
}
