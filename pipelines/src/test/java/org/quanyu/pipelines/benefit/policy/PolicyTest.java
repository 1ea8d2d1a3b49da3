package org.quanyu.pipelines.benefit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class PolicyTest {

    private static final String SHEET = """
            policy: heating-aid
            title: {zh: 取暖补助, en: Heating aid}
            owner: 民政局
            legal_basis: 取暖补助办法
            beneficiary: household
            frequency: yearly
            versions:
              - {from: 2023-01-01, to: 2023-12-31, model: aid.dmn}
              - {from: 2024-01-01, model: aid.dmn}
            facts:
              人均收入: {from: gold.household.income_per_head, ground: consent}
            """;

    private static final String MODEL = """
            <definitions name="aid">
            <inputData id="i" name="人均收入"><variable name="人均收入" typeRef="number"/></inputData>
            <decision id="e" name="eligible"><variable name="eligible" typeRef="boolean"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <literalExpression><text>人均收入 &lt;= 1200.50</text></literalExpression></decision>
            </definitions>
            """;

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void writePolicy() throws IOException {
        folder = Files.createDirectory(root.resolve("heating-aid"));
        Files.writeString(folder.resolve("policy.yaml"), SHEET);
        Files.writeString(folder.resolve("aid.dmn"), MODEL);
    }

    @Test
    void aPolicyIsReadWithItsVersions() {
        Policy policy = PolicyReader.read(folder);

        assertThat(policy.title().chinese()).isEqualTo("取暖补助");
        assertThat(policy.inForce(LocalDate.of(2023, 12, 31)).orElseThrow().from())
                .isEqualTo("2023-01-01");
        assertThat(policy.inForce(LocalDate.of(2030, 1, 1)).orElseThrow().from())
                .isEqualTo("2024-01-01");
        assertThat(policy.inForce(LocalDate.of(2022, 12, 31))).isEmpty();
        assertThat(PolicyReader.all(root)).containsOnlyKeys(folder);
    }

    @Test
    void sheetsWithMistakesAreRefusedWithTheirPlace() throws IOException {
        refused(
                SHEET.replace("to: 2023-12-31", "to: 2024-01-01"),
                "line 9, column 12: the version of 2024-01-01 begins");
        refused(SHEET.replace("2023-12-31", "2022-12-31"), "line 8, column 28: the version ends on 2022-12-31, before");
        refused(SHEET.replace("  人均收入:", "  家庭收入:"), "aid.dmn asks for \"人均收入\", which is no fact of the sheet");
        refused(SHEET + "  户籍: {from: gold.person.origin, ground: statutory}\n", "no model asks for \"户籍\"");
        refused(SHEET.replace("ground: consent", "ground: curiosity"), "\"ground\" cannot be \"curiosity\"");
        refused(SHEET.replace("model: aid.dmn}\nfacts", "model: other.dmn}\nfacts"), "there is no other.dmn");
    }

    private void refused(String sheet, String message) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), sheet);

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.POLICY_INVALID))
                .hasMessageContaining("heating-aid/policy.yaml, line ")
                .hasMessageContaining(message);
    }

    @Test
    void aModelThatIsRefusedIsToldWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("aid.dmn"), MODEL.replace("&lt;= 1200.50", "&lt;= income"));

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.DECISION_MODEL_INVALID))
                .hasMessageContaining("heating-aid/aid.dmn, line 5")
                .hasMessageContaining("nothing is named \"income\"");
    }

    @Test
    void typesThatDoNotGoTogetherAreRefused() throws IOException {
        Files.writeString(folder.resolve("aid.dmn"), MODEL.replace("1200.50", "\"1200.50\""));

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.DECISION_MODEL_INVALID))
                .hasMessage(
                        "heating-aid/aid.dmn, decision \"eligible\": a comparison brings together number and string");
    }

    @Test
    void casesPassFailAndKeepTheUnknown() throws IOException {
        List<CaseResult> results = cases("""
                - {name: poor, as_of: 2023-05-01, facts: {人均收入: 1200.5}, expect: {eligible: true}}
                - {name: rich, as_of: 2024-05-01, facts: {人均收入: 1200.51}, expect: {eligible: true}}
                - {name: silent, as_of: 2024-05-01, expect: {eligible: unknown}}
                - {name: without income, as_of: 2024-05-01, facts: {人均收入: null}, expect: {eligible: null}}
                """);

        assertThat(results).extracting(CaseResult::passed).containsExactly(true, false, true, true);
        assertThat(results.get(1).found()).isEqualTo("eligible is false, not true");
    }

    @Test
    void casesThatCannotBeDecidedAreRefused() {
        assertThatThrownBy(() -> cases("- {name: early, as_of: 2020-01-01, expect: {eligible: true}}"))
                .hasMessageContaining("no version of heating-aid is in force on 2020-01-01");
        assertThatThrownBy(() -> cases("- {name: a, as_of: 2024-01-01, facts: {income: 1}, expect: {eligible: true}}"))
                .hasMessageContaining("\"income\" is no fact of heating-aid");
        assertThatThrownBy(() -> cases("- {name: a, as_of: 2024-01-01, expect: {entitled: true}}"))
                .hasMessageContaining("the model decides no \"entitled\"");
        assertThatThrownBy(() -> cases("")).hasMessageContaining("there are no cases");
    }

    private List<CaseResult> cases(String text) throws IOException {
        Files.writeString(folder.resolve("cases.yaml"), text);
        return PolicyCases.run(folder, PolicyReader.read(folder));
    }

    @Test
    void aBudgetBelowZeroIsRefusedWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), SHEET + "budget: {year: -1, when_spent: queue}\n");

        assertThatThrownBy(() -> PolicyReader.read(folder))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("line 12")
                .hasMessageContaining("below zero");
    }

    @Test
    void theTermsOfPayingAreRead() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), SHEET + """
                        excludes: [coal-aid]
                        priority: 3
                        budget: {year: 1200.50, when_spent: refuse, lowest_first: 人均收入}
                        payment: {channel: bill_reduction, month: 11}
                        """);

        Terms terms = PolicyReader.read(folder).terms();

        assertThat(terms.excludes()).containsExactly("coal-aid");
        assertThat(terms.priority()).isEqualTo(3);
        assertThat(terms.budget().orElseThrow().order()).contains(new Terms.Order("人均收入", true));
        assertThat(terms.payment().orElseThrow().month()).contains(11);
    }
}
