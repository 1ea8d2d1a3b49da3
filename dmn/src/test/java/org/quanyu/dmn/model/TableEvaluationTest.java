package org.quanyu.dmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.dmn.feel.Texts;
import org.quanyu.dmn.feel.Unknown;

/** What a table tells of unknown inputs. */
class TableEvaluationTest {

    private static final String OUTPUTS = "<output name=\"one\"/><output name=\"two\"/>";

    @TempDir
    private Path folder;

    @Test
    void rulesThatHaveToAgreeMayLeaveNothing() throws IOException {
        String rules = rule("&gt; 1", "1", "2") + rule("&lt; 3", "1", "3") + rule("null", "1", "4");

        assertThat(decided("hitPolicy=\"ANY\"", "<text>n</text>", OUTPUTS + rules))
                .isEqualTo("unknown");
    }

    @Test
    void rulesThatExcludeEachOtherHaveInCommonWhatTheyShare() throws IOException {
        String outputs = OUTPUTS.replace("/>", "><defaultOutputEntry><text>1</text></defaultOutputEntry></output>");
        String rules = rule("&gt; 1", "1", "2") + rule("&lt;= 1", "1", "3");

        assertThat(decided("hitPolicy=\"ANY\"", "<text>n</text>", outputs + rules))
                .isEqualTo("{one: 1, two: unknown}");
    }

    @Test
    void anInputThatMayNotBeAllowedLeavesTheTableUnknown() throws IOException {
        String rules = "<output/><rule><inputEntry><text>-</text></inputEntry>"
                + "<outputEntry><text>7</text></outputEntry></rule>";
        String limited = "<text>n</text></inputExpression><inputValues><text>&gt; 0</text></inputValues>";

        assertThat(decided("hitPolicy=\"FIRST\"", limited, rules)).isEqualTo("unknown");
    }

    @Test
    void equalNumbersCountOnce() throws IOException {
        String rules = "<output/>" + rule("-", "2") + rule("-", "2.0") + rule("-", "3");

        assertThat(decided("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "<text>n</text>", rules))
                .isEqualTo("2");
    }

    private Object decided(String policy, String input, String rest) throws IOException {
        String close = input.contains("</inputExpression>") ? "" : "</inputExpression>";
        Path file = Files.writeString(folder.resolve("table.dmn"), """
                <definitions name="table">
                <inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData>
                <decision id="d" name="d"><variable name="d"/>
                <informationRequirement><requiredInput href="#n"/></informationRequirement>
                <decisionTable %s><input><inputExpression>%s%s</input>%s</decisionTable></decision></definitions>
                """.formatted(policy, input, close, rest));
        return Texts.of(new ModelEvaluation(ModelReader.read(file), Map.of("n", Unknown.UNKNOWN)).decision("d"));
    }

    private static String rule(String test, String... results) {
        StringBuilder rule = new StringBuilder("<rule><inputEntry><text>" + test + "</text></inputEntry>");
        for (String result : results) {
            rule.append("<outputEntry><text>" + result + "</text></outputEntry>");
        }
        return rule + "</rule>";
    }
}
