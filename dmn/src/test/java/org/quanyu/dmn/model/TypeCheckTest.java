package org.quanyu.dmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCheckTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "age &gt;= \"80\" | a comparison brings together number and string",
                "name = 5 | a comparison brings together string and number",
                "age and true | logic brings together boolean and number",
                "if age then true else false | a condition brings together boolean and number",
                "age + name &gt; 3 | reckoning brings together number and string",
                "age + 1 | the result brings together boolean and number",
                "born between 1 and 2 | a comparison brings together date and number",
            })
    void mismatchesAreFound(String text, String told) throws IOException {
        assertThat(TypeCheck.mismatches(model("<literalExpression><text>" + text + "</text></literalExpression>")))
                .first()
                .isEqualTo(new TypeCheck.Mismatch("d", 0, told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "age &gt;= 80 and name = \"甲\"",
                "born + duration(\"P1Y\") &gt; date(\"2024-01-01\")",
                "name = null",
                "max(age, 5) = 5",
                "(born - born).days &gt; 3",
            })
    void whatGoesTogetherIsNotTold(String text) throws IOException {
        assertThat(TypeCheck.mismatches(model("<literalExpression><text>" + text + "</text></literalExpression>")))
                .isEmpty();
    }

    @Test
    void cellsAreToldWithTheirRule() throws IOException {
        DecisionModel model = model("""
                <decisionTable><input><inputExpression><text>age</text></inputExpression></input><output/>
                <rule><inputEntry><text>&gt; 5</text></inputEntry><outputEntry><text>true</text></outputEntry></rule>
                <rule><inputEntry><text>"old"</text></inputEntry><outputEntry><text>true</text></outputEntry></rule>
                </decisionTable>
                """);

        assertThat(TypeCheck.mismatches(model))
                .containsExactly(new TypeCheck.Mismatch("d", 2, "a test brings together number and string"));
    }

    private DecisionModel model(String logic) throws IOException {
        return ModelReader.read(Files.writeString(folder.resolve("model.dmn"), """
                <definitions name="m">
                <inputData id="a" name="age"><variable name="age" typeRef="number"/></inputData>
                <inputData id="n" name="name"><variable name="name" typeRef="string"/></inputData>
                <inputData id="b" name="born"><variable name="born" typeRef="date"/></inputData>
                <decision id="d" name="d"><variable name="d" typeRef="boolean"/>
                <informationRequirement><requiredInput href="#a"/></informationRequirement>
                <informationRequirement><requiredInput href="#n"/></informationRequirement>
                <informationRequirement><requiredInput href="#b"/></informationRequirement>
                %s</decision></definitions>
                """.formatted(logic)));
    }
}
