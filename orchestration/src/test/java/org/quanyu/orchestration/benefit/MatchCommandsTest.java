package org.quanyu.orchestration.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.cli.LakeCommand;
import picocli.CommandLine;

class MatchCommandsTest {

    private static final Path EXAMPLES = Path.of("..", "examples", "policies");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void theCasesOfTheExamplesPass() {
        assertThat(lake("match", "test", EXAMPLES.toString(), "--format", "csv"))
                .isZero();
        assertThat(out.toString()).contains("paris-solidarity,alone and old with little,passed,");
        assertThat(err.toString()).contains(" passed, 0 failed");
    }

    @Test
    void casesOfOpenFiscaAreCountedByFile() throws IOException {
        Files.writeString(folder.resolve("passes.yaml"), """
                - name: nothing to rebate
                  period: 2019
                  input: {rates_rebates__combined_income: 20000, rates_rebates__dependants: 0, rates_rebates__rates_total: 100}
                  output: {rates_rebates__rebate: 0}
                - {period: 2019, output: {income_tax: 0}}
                """);
        String[] arguments = {"match", "test", EXAMPLES.toString(), "--openfisca", folder.toString(), "--format", "json"
        };

        assertThat(lake(arguments)).isZero();
        assertThat(err.toString()).contains("passes.yaml: 1 passed, 0 failed, 0 refused, 1 not covered");

        Files.writeString(folder.resolve("fails.yml"), """
                - name: nothing to rebate
                  period: 2019
                  input: {rates_rebates__combined_income: 20000, rates_rebates__dependants: 0, rates_rebates__rates_total: 100}
                  output: {rates_rebates__rebate: 1}
                - {period: 2019, input: {rates: 1}, output: {rates_rebates__rebate: 0}}
                """);

        assertThat(lake(arguments)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "\"policy\":\"rates-rebate\",\"outcome\":\"failed\",\"found\":\"rates_rebates__rebate is 0, not 1\"")
                .contains("\"outcome\":\"not covered\",\"found\":\"no mapping decides income_tax\"");
        assertThat(err.toString())
                .contains("fails.yml: 0 passed, 1 failed, 1 refused, 0 not covered")
                .endsWith("1 passed, 1 failed, 1 refused, 1 not covered" + System.lineSeparator());
    }

    @Test
    void aFolderWithoutPoliciesIsAFailure() {
        assertThat(lake("match", "test", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("LAKE-1705 no policy below " + folder);
    }

    @Test
    void theKitSaysWhatPassedFailedAndWasRefused() throws IOException {
        kit("good", "1 + 1");
        kit("wrong", "1 + 2");
        kit("strange", "1 + one");

        assertThat(lake("match", "tck", folder.toString(), "--format", "json")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "\"folder\":\"good\",\"model\":\"sum.dmn\",\"test_case\":\"1\",\"node\":\"sum\",\"outcome\":\"passed\"")
                .contains("\"outcome\":\"failed\",\"found\":\"3 was found, 2 expected\"")
                .contains("\"outcome\":\"refused\"");
        assertThat(err.toString()).contains("1 passed, 1 failed, 1 refused");
    }

    @Test
    void aFolderWithoutCasesIsAFailure() {
        assertThat(lake("match", "tck", folder.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("LAKE-1702 no cases of the compatibility kit");
    }

    private void kit(String name, String text) throws IOException {
        Path kit = Files.createDirectory(folder.resolve(name));
        Files.writeString(
                kit.resolve("sum.dmn"),
                "<definitions name=\"s\"><decision id=\"d\" name=\"sum\"><literalExpression><text>" + text
                        + "</text></literalExpression></decision></definitions>");
        Files.writeString(
                kit.resolve("sum-test.xml"),
                "<testCases xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><modelName>sum.dmn</modelName>"
                        + "<testCase id=\"1\"><resultNode name=\"sum\"><expected>"
                        + "<value xsi:type=\"xsd:decimal\">2</value></expected></resultNode></testCase></testCases>");
    }

    private int lake(String... arguments) {
        CommandLine command = LakeCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
