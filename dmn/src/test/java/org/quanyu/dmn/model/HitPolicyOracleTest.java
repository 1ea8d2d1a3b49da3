package org.quanyu.dmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.quanyu.dmn.feel.Texts;

/** A table decides as kie-dmn does, by every hit policy and for every input around its bounds. */
class HitPolicyOracleTest {

    private static final int MOST = 12;

    @TempDir
    private Path folder;

    @Test
    void uniqueTablesDecideAlike() throws IOException {
        assertAlike(
                "hitPolicy=\"UNIQUE\"", rule("r1", "&lt; 3", 10) + rule("r2", "[4..6]", 20) + rule("r3", "8, 9", 30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hitPolicy=\"ANY\"",
                "hitPolicy=\"FIRST\"",
                "hitPolicy=\"PRIORITY\"",
                "hitPolicy=\"RULE ORDER\"",
                "hitPolicy=\"OUTPUT ORDER\"",
                "hitPolicy=\"COLLECT\"",
                "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
                "hitPolicy=\"COLLECT\" aggregation=\"MIN\"",
                "hitPolicy=\"COLLECT\" aggregation=\"MAX\"",
                "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"",
            })
    void tablesDecideAlike(String policy) throws IOException {
        assertAlike(
                policy,
                rule("r1", "&lt; 3", 10)
                        + rule("r2", "[2..6]", 20)
                        + rule("r3", "5, 8", 30)
                        + rule("r4", "]7..9[", 30)
                        + rule("r5", "not(&lt; 11)", 10));
    }

    private void assertAlike(String policy, String rules) throws IOException {
        Path file = folder.resolve("table.dmn");
        Files.writeString(file, model(policy, rules));
        DecisionModel ours = ModelReader.read(file);
        DMNRuntime oracle = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newFileResource(file.toFile())))
                .getOrElseThrow(IllegalStateException::new);
        DMNModel theirs = oracle.getModels().get(0);

        for (int number = 0; number <= MOST; number++) {
            BigDecimal given = BigDecimal.valueOf(number);
            DMNContext context = oracle.newContext();
            context.set("n", given);
            Object expected = oracle.evaluateAll(theirs, context)
                    .getDecisionResultByName("d")
                    .getResult();

            Object found = new ModelEvaluation(ours, Map.of("n", given)).decision("d");

            assertThat(Texts.of(found)).as("%s of %d", policy, number).isEqualTo(Texts.of(expected));
        }
    }

    private static String model(String policy, String rules) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="table" id="t" namespace="urn:table">
                <inputData id="i" name="n"><variable name="n" typeRef="number"/></inputData>
                <decision id="d" name="d"><variable name="d"/>
                <informationRequirement id="r"><requiredInput href="#i"/></informationRequirement>
                <decisionTable id="dt" %s>
                <input id="c"><inputExpression id="e" typeRef="number"><text>n</text></inputExpression></input>
                <output id="o" typeRef="number"><outputValues><text>30, 10, 20</text></outputValues></output>
                """.formatted(policy) + rules + "</decisionTable></decision></definitions>";
    }

    private static String rule(String id, String test, int result) {
        return """
                <rule id="%s"><inputEntry id="%s-i"><text>%s</text></inputEntry>\
                <outputEntry id="%s-o"><text>%d</text></outputEntry></rule>
                """.formatted(id, id, test, id, result);
    }
}
