package org.quanyu.orchestration.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.model.Clause;
import org.quanyu.dmn.model.Clauses;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.ModelEvaluation;
import org.quanyu.pipelines.benefit.match.BenefitMatch;
import org.quanyu.pipelines.benefit.match.MatchPlan;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Beneficiary;
import org.quanyu.pipelines.benefit.policy.PolicyReader;

/** The policies of the district, matched in batches and decided one by one. */
class BenefitMatchTest {

    private static final Path FOLDER = Path.of("..", "policies");
    private static final Map<Path, Policy> POLICIES = PolicyReader.all(FOLDER);
    private static final LocalDate DAY = LocalDate.of(2024, 10, 31);
    private static final DataType NUMBER = DataTypes.createDecimalType(20, 4);
    private static final int ROWS_A_CASE = 3;

    private static SparkSession spark;

    private final Random random = new Random(20241031);

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @ParameterizedTest
    @EnumSource(Beneficiary.class)
    void batchesDecideAsTheInterpreterDoes(Beneficiary beneficiary) throws IOException {
        Map<String, Policy.Version> policies = inForce(beneficiary);
        Map<String, String> types = types(policies);
        List<Map<String, Object>> people = people(beneficiary, types);
        MatchPlan plan = MatchPlan.of(beneficiary, DAY, POLICIES.values(), FactWords.of(FOLDER));
        Dataset<Row> facts = table(people, types);

        Map<String, String> matches = new TreeMap<>();
        BenefitMatch.matches(facts, plan).collectAsList().forEach(row -> matches.put(key(row), text(row)));
        Map<String, String> nearMisses = new TreeMap<>();
        BenefitMatch.nearMisses(facts, plan)
                .collectAsList()
                .forEach(row -> nearMisses.put(key(row), text(row) + clause(row)));

        Map<String, String> expectedMatches = new TreeMap<>();
        Map<String, String> expectedNearMisses = new TreeMap<>();
        for (int person = 0; person < people.size(); person++) {
            for (Map.Entry<String, Policy.Version> policy : policies.entrySet()) {
                decide(
                        person + " " + policy.getKey(),
                        policy.getValue().model(),
                        people.get(person),
                        expectedMatches,
                        expectedNearMisses);
            }
        }
        assertThat(matches).isEqualTo(expectedMatches).hasSizeGreaterThan(people.size() / 8);
        assertThat(nearMisses).isEqualTo(expectedNearMisses).hasSizeGreaterThan(people.size() / 8);
        assertThat(nearMisses.values()).anyMatch(text -> text.endsWith("unknown"));
    }

    /** Whoever misses one clause that is not about being meant nearly qualifies: flipped, it would make him qualify. */
    private static void decide(
            String key,
            DecisionModel model,
            Map<String, Object> given,
            Map<String, String> matches,
            Map<String, String> nearMisses) {
        Map<String, Object> facts = new HashMap<>();
        model.inputs().keySet().forEach(fact -> facts.put(fact, given.getOrDefault(fact, Unknown.UNKNOWN)));
        facts.put(PolicyReader.AS_OF, DAY);
        ModelEvaluation evaluation = new ModelEvaluation(model, facts);
        Object amount =
                model.decisions().containsKey(PolicyReader.AMOUNT) ? evaluation.decision(PolicyReader.AMOUNT) : null;
        String sum = amount instanceof BigDecimal yuan
                ? yuan.setScale(2, RoundingMode.HALF_UP).toPlainString()
                : "null";
        List<Clause> clauses = Clauses.of(model, PolicyReader.ELIGIBLE);
        List<Integer> missed = new ArrayList<>();
        for (int clause = 0; clause < clauses.size(); clause++) {
            if (!Boolean.TRUE.equals(evaluation.clause(clauses.get(clause)))) {
                missed.add(clause);
            }
        }
        assertThat(Boolean.TRUE.equals(evaluation.decision(PolicyReader.ELIGIBLE)))
                .as(key)
                .isEqualTo(missed.isEmpty());
        if (missed.isEmpty()) {
            matches.put(key, sum);
        } else if (missed.size() == 1) {
            Clause clause = clauses.get(missed.get(0));
            boolean isUnknown = evaluation.clause(clause) == Unknown.UNKNOWN;
            boolean isForOthers = model.decisions().containsKey("meant for")
                    && Clauses.of(model, "meant for").contains(clause)
                    && !isUnknown;
            if (!isForOthers) {
                nearMisses.put(key, sum + " " + (missed.get(0) + 1) + (isUnknown ? " unknown" : " not met"));
            }
        }
    }

    private static String key(Row row) {
        return row.getAs("entity") + " " + row.getAs("policy");
    }

    private static String text(Row row) {
        return String.valueOf((Object) row.getAs("amount"));
    }

    private static String clause(Row row) {
        return " " + row.getAs("clause") + (row.<Boolean>getAs("is_unknown") ? " unknown" : " not met");
    }

    private static Map<String, Policy.Version> inForce(Beneficiary beneficiary) {
        Map<String, Policy.Version> inForce = new TreeMap<>();
        POLICIES.values().stream()
                .filter(policy -> policy.beneficiary() == beneficiary)
                .forEach(policy -> policy.inForce(DAY).ifPresent(version -> inForce.put(policy.id(), version)));
        return inForce;
    }

    private static Map<String, String> types(Map<String, Policy.Version> policies) {
        Map<String, String> types = new TreeMap<>();
        policies.values()
                .forEach(version -> version.model().inputs().forEach((name, input) -> types.put(name, input.type())));
        types.remove(PolicyReader.AS_OF);
        return types;
    }

    /** The people of the policies' own cases, and others like them: some facts another's, some unknown, some none. */
    private List<Map<String, Object>> people(Beneficiary beneficiary, Map<String, String> types) throws IOException {
        List<Map<String, Object>> people = new ArrayList<>();
        Map<String, List<Object>> values = new HashMap<>();
        for (Map.Entry<Path, Policy> policy : POLICIES.entrySet()) {
            if (policy.getValue().beneficiary() != beneficiary) {
                continue;
            }
            ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
            for (JsonNode item :
                    yaml.readTree(policy.getKey().resolve("cases.yaml").toFile())) {
                long later = DAY.toEpochDay()
                        - LocalDate.parse(item.get("as_of").asText()).toEpochDay();
                Map<String, Object> facts = new HashMap<>();
                item.get("facts").fields().forEachRemaining(fact -> {
                    if (types.containsKey(fact.getKey())
                            && !fact.getValue().asText().equals("unknown")) {
                        Object value = value(fact.getValue(), types.get(fact.getKey()), later);
                        facts.put(fact.getKey(), value);
                        values.computeIfAbsent(fact.getKey(), key -> new ArrayList<>())
                                .add(value);
                    }
                });
                people.add(facts);
            }
        }
        int cases = people.size();
        for (int other = 0; other < cases * (ROWS_A_CASE - 1); other++) {
            Map<String, Object> facts = new HashMap<>(people.get(random.nextInt(cases)));
            people.get(random.nextInt(cases)).forEach(facts::putIfAbsent);
            new TreeSet<>(facts.keySet()).forEach(fact -> change(facts, fact, values.get(fact)));
            people.add(facts);
        }
        return people;
    }

    private void change(Map<String, Object> facts, String fact, List<Object> values) {
        double chance = random.nextDouble();
        if (chance < 0.05) {
            facts.remove(fact);
        } else if (chance < 0.08) {
            facts.put(fact, null);
        } else if (chance < 0.2) {
            facts.put(fact, values.get(random.nextInt(values.size())));
        }
    }

    private static Object value(JsonNode written, String type, long daysLater) {
        if (written.isNull()) {
            return null;
        }
        return switch (type) {
            case "number" -> new BigDecimal(written.asText());
            case "boolean" -> written.asBoolean();
            case "date" -> LocalDate.parse(written.asText()).plusDays(daysLater);
            default -> written.asText();
        };
    }

    private static Dataset<Row> table(List<Map<String, Object>> people, Map<String, String> types) {
        StructType schema = new StructType().add("entity", DataTypes.StringType);
        for (Map.Entry<String, String> type : types.entrySet()) {
            schema = schema.add(type.getKey(), type(type.getValue()));
        }
        schema = schema.add("unknown", DataTypes.createArrayType(DataTypes.StringType));
        List<Row> rows = new ArrayList<>();
        for (Map<String, Object> facts : people) {
            List<Object> cells = new ArrayList<>(List.of(Integer.toString(rows.size())));
            types.keySet().forEach(fact -> cells.add(cell(facts.get(fact))));
            cells.add(types.keySet().stream()
                    .filter(fact -> !facts.containsKey(fact))
                    .toArray(String[]::new));
            rows.add(RowFactory.create(cells.toArray()));
        }
        return spark.createDataFrame(rows, schema);
    }

    private static Object cell(Object value) {
        return value instanceof LocalDate day ? Date.valueOf(day) : value;
    }

    private static DataType type(String type) {
        return switch (type) {
            case "number" -> NUMBER;
            case "boolean" -> DataTypes.BooleanType;
            case "date" -> DataTypes.DateType;
            default -> DataTypes.StringType;
        };
    }
}
