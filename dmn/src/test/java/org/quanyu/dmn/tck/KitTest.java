package org.quanyu.dmn.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.dmn.tck.KitResult.Outcome;

class KitTest {

    private static final String MODEL = """
            <definitions name="sums"><inputData id="i" name="n"><variable name="n" typeRef="number"/></inputData>
            <decision id="d" name="third"><informationRequirement><requiredInput href="#i"/></informationRequirement>
            <literalExpression><text>%s</text></literalExpression></decision></definitions>
            """;

    private static final String CASES = """
            <testCases xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>sums.dmn</modelName>
            <testCase id="1"><inputNode name="n"><value xsi:type="xsd:decimal">1</value></inputNode>
            <resultNode name="third"><expected><value xsi:type="xsd:double">0.3333333333</value></expected></resultNode>
            </testCase>
            <testCase id="2"><inputNode name="n"><value xsi:type="xsd:decimal">1</value></inputNode>
            <resultNode name="third"><expected><value xsi:type="xsd:double">0.334</value></expected></resultNode>
            </testCase></testCases>
            """;

    @TempDir
    private Path folder;

    @Test
    void casesPassOrFail() throws IOException {
        write("n / 3");

        assertThat(Kit.run(folder)).extracting(KitResult::outcome).containsExactly(Outcome.PASSED, Outcome.FAILED);
        assertThat(Kit.run(folder).get(1).found())
                .isEqualTo("0.3333333333333333333333333333333333 was found, 0.334 expected");
    }

    @Test
    void aModelThatIsRefusedRefusesItsCases() throws IOException {
        write("m / 3");

        assertThat(Kit.run(folder)).hasSize(2).allSatisfy(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.found())
                    .isEqualTo("sums.dmn, line 3, column 26: nothing is named \"m\" in \"m / 3\" at character 1");
        });
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("sums.dmn"), MODEL.formatted(text));
        Files.writeString(folder.resolve("sums-test.xml"), CASES);
    }
}
