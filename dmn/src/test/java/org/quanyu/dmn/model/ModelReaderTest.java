package org.quanyu.dmn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelReaderTest {

    @TempDir
    private Path folder;

    @Test
    void aTableIsReadAndEvaluated() throws IOException {
        Path file = model("""
                <inputData id="i" name="age"><variable name="age" typeRef="number"/></inputData>
                <decision id="d" name="allowance">
                  <variable name="allowance" typeRef="number"/>
                  <informationRequirement><requiredInput href="#i"/></informationRequirement>
                  <decisionTable hitPolicy="UNIQUE">
                    <input><inputExpression><text>age</text></inputExpression></input>
                    <output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>
                    <rule><inputEntry><text>[80..90)</text></inputEntry><outputEntry><text>200</text></outputEntry></rule>
                    <rule><inputEntry><text>&gt;= 90</text></inputEntry><outputEntry><text>300</text></outputEntry></rule>
                  </decisionTable>
                </decision>
                """);

        DecisionModel model = ModelReader.read(file);

        assertThat(allowance(model, 85)).isEqualTo(BigDecimal.valueOf(200));
        assertThat(allowance(model, 90)).isEqualTo(BigDecimal.valueOf(300));
        assertThat(allowance(model, 79)).isEqualTo(BigDecimal.ZERO);
    }

    private static Object allowance(DecisionModel model, int age) {
        return new ModelEvaluation(model, Map.of("age", BigDecimal.valueOf(age))).decision("allowance");
    }

    @Test
    void decisionsThatWaitForEachOtherAreRefused() throws IOException {
        Path file = model(decision("a", "b", "b + 1") + decision("b", "a", "a + 1"));

        assertThatThrownBy(() -> ModelReader.read(file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("decisions wait for each other: a → b → a");
    }

    @Test
    void namesThatAreNotRequiredAreRefusedWithTheirPlace() throws IOException {
        Path file = model(decision("a", "b", "b + income") + "<inputData id=\"b\" name=\"b\"/>");

        assertThatThrownBy(() -> ModelReader.read(file)).isInstanceOfSatisfying(ModelException.class, e -> {
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.told())
                    .startsWith("model.dmn, line 2, column ")
                    .endsWith("nothing is named \"income\" in \"b + income\" at character 5");
        });
    }

    @Test
    void unknownTypesAreRefused() throws IOException {
        Path file = model("<inputData id=\"b\" name=\"b\"><variable name=\"b\" typeRef=\"money\"/></inputData>");

        assertThatThrownBy(() -> ModelReader.read(file)).hasMessage("no type is named \"money\"");
    }

    @Test
    void rulesThatDoNotFitTheirTableAreRefused() throws IOException {
        Path file = model("""
                <decision id="d" name="d">
                  <decisionTable><output/><rule><inputEntry><text>1</text></inputEntry></rule></decisionTable>
                </decision>
                """);

        assertThatThrownBy(() -> ModelReader.read(file))
                .hasMessage("the rule has 1 tests and 0 results for 0 inputs and 1 outputs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1..5] | 5 | 1",
                "&lt; 5 | (4..6) | 1",
                "- | 7 | 1",
                "1, 2 | 2, 3 | 1",
                "date(\"2024-01-01\") | &gt; date(\"2023-01-01\") | 1",
                "[1..5) | 5 | 0",
                "&lt; 5 | &gt;= 5 | 0",
                "\"a\" | \"b\" | 0",
                "true | false | 0",
                "not(5) | 5 | 0",
            })
    void uniqueRulesThatOverlapAreRefused(String one, String other, int overlaps) throws IOException {
        Path file = model("""
                <inputData id="i" name="n"/>
                <decision id="d" name="d"><informationRequirement><requiredInput href="#i"/></informationRequirement>
                <decisionTable><input><inputExpression><text>n</text></inputExpression></input><output/>
                <rule><inputEntry><text>%s</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
                <rule><inputEntry><text>%s</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
                </decisionTable></decision>
                """.formatted(one, other));

        if (overlaps == 0) {
            assertThat(ModelReader.read(file).decisions()).containsKey("d");
        } else {
            assertThatThrownBy(() -> ModelReader.read(file))
                    .isInstanceOfSatisfying(
                            ModelException.class, e -> assertThat(e.line()).isEqualTo(6))
                    .hasMessageStartingWith("rules 1 and 2 can be hit together");
        }
    }

    @Test
    void whatIsNoXmlIsRefusedWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("model.dmn"), "<definitions>\n<decision></definitions>");

        assertThatThrownBy(() -> ModelReader.read(file))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessage("it is not well-formed XML");
    }

    private static String decision(String name, String required, String text) {
        return """
                <decision id="%s" name="%s"><informationRequirement><requiredInput href="#%s"/></informationRequirement>\
                <literalExpression><text>%s</text></literalExpression></decision>
                """.formatted(name, name, required, text);
    }

    private Path model(String content) throws IOException {
        return Files.writeString(
                folder.resolve("model.dmn"),
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\">\n" + content
                        + "</definitions>");
    }
}
