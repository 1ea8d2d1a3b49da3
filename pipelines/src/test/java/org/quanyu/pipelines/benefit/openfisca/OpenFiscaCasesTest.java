package org.quanyu.pipelines.benefit.openfisca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.pipelines.benefit.openfisca.OpenFiscaResult.Outcome;
import org.quanyu.pipelines.benefit.policy.PolicyReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class OpenFiscaCasesTest {

    private static final String SHEET = """
            policy: heating-aid
            title: {zh: 取暖补助, en: Heating aid}
            owner: 民政局
            legal_basis: 取暖补助办法
            beneficiary: household
            frequency: monthly
            versions:
              - {from: 2023-01-01, to: 2024-12-31, model: aid.dmn}
            facts:
              persons: {from: register.persons, ground: statutory}
              income: {from: tax.income, ground: consent}
              ages: {from: register.ages, ground: statutory}
              heating: {from: application.heating, ground: consent}
            """;

    private static final String MODEL = """
            <definitions name="aid">
            <itemDefinition name="tAges" isCollection="true"><typeRef>number</typeRef></itemDefinition>
            <inputData id="p" name="persons"><variable name="persons" typeRef="number"/></inputData>
            <inputData id="i" name="income"><variable name="income" typeRef="number"/></inputData>
            <inputData id="a" name="ages"><variable name="ages" typeRef="tAges"/></inputData>
            <inputData id="h" name="heating"><variable name="heating" typeRef="string"/></inputData>
            <decision id="o" name="oldest"><variable name="oldest" typeRef="number"/>
            <informationRequirement><requiredInput href="#a"/></informationRequirement>
            <literalExpression><text>max(ages)</text></literalExpression></decision>
            <decision id="l" name="level"><variable name="level" typeRef="string"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <informationRequirement><requiredInput href="#p"/></informationRequirement>
            <literalExpression><text>if income / persons &lt;= 6000 then "low" else "high"</text></literalExpression></decision>
            <decision id="m" name="amount"><variable name="amount" typeRef="number"/>
            <informationRequirement><requiredDecision href="#l"/></informationRequirement>
            <informationRequirement><requiredInput href="#p"/></informationRequirement>
            <informationRequirement><requiredInput href="#h"/></informationRequirement>
            <literalExpression><text>if level = "high" then 0 else persons * (if heating = "coal" then 100 else 50)</text>
            </literalExpression></decision>
            <decision id="e" name="eligible"><variable name="eligible" typeRef="boolean"/>
            <informationRequirement><requiredDecision href="#m"/></informationRequirement>
            <literalExpression><text>amount &gt; 0</text></literalExpression></decision>
            </definitions>
            """;

    private static final String OF_HOMES = """
            persons: people
            groups:
              homes: {one: home, roles: [head, others]}
              tax_units: {one: tax_unit, roles: [payers, dependants]}
            decides: homes
            facts:
              persons: {of: people, take: count}
              income: {variable: taxed, of: tax_units, roles: {tax_units: payers}, at: year - 1, take: sum, otherwise: 0}
              ages: {variable: age, of: people, at: month, take: list}
              heating: {variable: stove, values: {charbon: coal, gaz: gas}, otherwise: none}
            outputs:
              aid: {decision: amount, not_in_force: 0}
              aid_due: {decision: eligible}
              aid_level: {decision: level, at: year, values: {bas: low, haut: high}}
              aid_oldest: {decision: oldest}
            ignored:
              colour: the law does not ask for it
            """;

    private static final String OF_PEOPLE = """
            persons: people
            groups:
              homes: {one: home, roles: [head, others]}
            facts:
              persons: {constant: 1, because: the cases are about people who live alone}
              income: {variable: earned, at: months of year - 1, take: sum, otherwise: 0}
              ages: {variable: age, at: month, take: list}
              heating: {variable: stove, of: homes, at: month - 1, values: {charbon: coal, gaz: gas}, otherwise: none}
            outputs:
              aid: {decision: amount}
              aid_oldest: {decision: oldest}
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
    void aHomeIsDecidedByThePersonsWhoAreInIt() throws IOException {
        passes(OF_HOMES, """
                - period: 2023-11
                  input:
                    people: {ann: {age: 40}, bob: {age: 71}, cid: {age: 9}, dan: {}}
                    homes:
                      upstairs: {head: ann, others: [bob, cid], stove: charbon}
                      downstairs: {head: dan}
                    tax_units:
                      one: {payers: [ann], dependants: [cid], taxed: {2022: 10000}}
                      other: {payers: [bob], taxed: {2022: 8000, 2023: 90000}}
                  output:
                    homes:
                      upstairs: {aid: 300, aid_level: bas, aid_oldest: 71, aid_due: true}
                      downstairs: {aid: 50}
                """);
    }

    @Test
    void whoIsADependantElsewhereDoesNotBringTheirIncome() throws IOException {
        passes(OF_HOMES, """
                - period: 2023-11
                  input:
                    people: {ann: {}, cid: {}}
                    homes: {hers: {head: cid}, theirs: {head: ann}}
                    tax_unit: {payers: ann, dependants: cid, taxed: {2022: 7000}}
                  output:
                    aid_level: [bas, haut]
                """);
    }

    @Test
    void aGroupWithoutANameIsTheOnlyOne() throws IOException {
        passes(OF_HOMES, """
                - period: 2023
                  input:
                    people: {ann: {}, bob: {}}
                    home: {head: [ann], others: [bob], stove: gaz}
                    tax_units: {hers: {payers: [ann]}, his: {payers: [bob]}}
                  output:
                    home: {aid: {2023-02: 100}}
                """);
    }

    @Test
    void personsOfACaseThatNamesNobodyLiveAlone() throws IOException {
        passes(OF_PEOPLE, """
                - period: 2024-02
                  input:
                    age: [30, 60, 90]
                    earned:
                      2023-03: [6000, 6000, 0]
                      2023-12: [0, 1, 0]
                    stove: {2024-01: [charbon, charbon, gaz], 2024-02: gaz}
                  output:
                    aid: [100, 0, 50]
                    aid_oldest: [30, 60, 90]
                """);
    }

    @Test
    void valuesAreOfTheirTimeAndReckoned() throws IOException {
        passes(OF_HOMES, """
                - period: month:2024-01
                  input: {taxed: {2022: 99000, 2023: 2 * (1_500 + 1500)}, stove: charbon}
                  output: {aid: 10 * 10}
                - name: a value without a time is of the case's, not of the year before
                  period: 2024-01
                  input: {taxed: 99000}
                  output: {aid: {2024-01: 50, 2024-12: 50}}
                """);
    }

    @Test
    void aDecisionThatACaseGivesIsNotDecidedAgain() throws IOException {
        passes(OF_HOMES, """
                - period: 2023-05
                  input: {aid_level: {2023: haut}, taxed: {2022: 0}}
                  output: {aid: 0, aid_due: false}
                """);
    }

    @Test
    void whatIsExpectedWhereNoVersionIsInForceIsSaidByTheMapping() throws IOException {
        passes(OF_HOMES, "- {period: 2022-12, output: {aid: 0}}\n");
        refused(
                OF_HOMES,
                "- {period: 2022-12, output: {aid_due: false}}\n",
                "line 1, column 39: no version of heating-aid decides \"eligible\" on 2022-12-01");
    }

    @Test
    void amountsOfMonthsAreAddedWhereTheMappingSaysSo() throws IOException {
        String mapping = OF_HOMES.replace(
                "{decision: amount, not_in_force: 0}", "{decision: amount, each: month, not_in_force: 0}");

        passes(mapping, """
                - period: 2023
                  input: {taxed: {2022: 0}, stove: {2023-01: charbon, 2023-02: charbon}}
                  output: {aid: {2023: 700, 2023-02: 100, 2022: 0, "month:2022-12:2": 100}}
                """);
        passes(OF_HOMES, "- {period: 2023, output: {aid: 50}}\n");
    }

    @Test
    void aNumberMayBeAsFarOffAsTheMarginsSay() throws IOException {
        assertThat(outcomes("""
                - {period: 2023-01, absolute_error_margin: 2, output: {aid: 48}}
                - {period: 2023-01, absolute_error_margin: 1.9, output: {aid: 48}}
                - {period: 2023-01, relative_error_margin: 0.1, output: {aid: 46}}
                - {period: 2023-01, relative_error_margin: 0.1, output: {aid: 45}}
                - {period: 2023-01, absolute_error_margin: 9, relative_error_margin: 0.1, output: {aid: 45}}
                - {period: 2023-01, output: {aid: 50.0}}
                - {period: 2023-01, output: {aid: 50.01}}
                """))
                .containsExactly(
                        Outcome.PASSED,
                        Outcome.FAILED,
                        Outcome.PASSED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.PASSED,
                        Outcome.FAILED);
    }

    @Test
    void whatWasFoundInsteadIsTold() throws IOException {
        OpenFiscaResult result = run(OF_HOMES, """
                - name: two homes
                  period: 2023-01
                  input:
                    people: {ann: {}, bob: {}}
                    homes: {his: {head: bob}, hers: {head: ann}}
                  output: {aid: [50, 60], aid_oldest: [1, null]}
                """).get(0);

        assertThat(result)
                .isEqualTo(
                        new OpenFiscaResult(
                                "cases.yaml",
                                "two homes",
                                "heating-aid",
                                Outcome.FAILED,
                                "aid of hers is 50, not 60; aid_oldest of his is unknown, not 1; aid_oldest of hers is unknown, not null"));
    }

    @Test
    void aCaseThatNoMappingDecidesIsNotCovered() throws IOException {
        OpenFiscaResult result = run(OF_HOMES, "- {period: 2023-01, input: {anything: 1}, output: {aid: 1, tax: 2}}\n")
                .get(0);

        assertThat(result)
                .isEqualTo(
                        new OpenFiscaResult("cases.yaml", "line 1", "", Outcome.NOT_COVERED, "no mapping decides tax"));
    }

    @Test
    void twoPoliciesForTheSameVariablesAreRefused() throws IOException {
        Path other = Files.createDirectory(root.resolve("second-aid"));
        Files.writeString(other.resolve("policy.yaml"), SHEET.replace("heating-aid", "second-aid"));
        Files.writeString(other.resolve("aid.dmn"), MODEL);
        Files.writeString(other.resolve("openfisca.yaml"), OF_PEOPLE);

        refused(
                OF_HOMES,
                "- {period: 2023-01, output: {aid: 1}}\n",
                "line 1, column 3: several policies decide aid: heating-aid, second-aid");
    }

    @Test
    void whatTheMappingDoesNotKnowIsRefused() throws IOException {
        passes(OF_HOMES, "- {period: 2023-01, input: {colour: red}, output: {aid: 50}}\n");
        refused(
                OF_HOMES,
                "- {period: 2023-01, input: {stoves: gaz}, output: {aid: 50}}\n",
                "line 1, column 29: the mapping does not say what \"stoves\" is");
        refused(
                OF_HOMES,
                "- {period: 2023-01, input: {stove: wood}, output: {aid: 50}}\n",
                "line 1, column 36: the mapping does not say what \"wood\" of stove is");
        refused(
                OF_HOMES,
                "- {period: 2023-01, input: {people: {ann: {taxed: 1}}}, output: {aid: 50}}\n",
                "line 1, column 44: taxed is of tax_units, and is given to people");
        refused(
                OF_HOMES,
                "- {period: 2023-01, input: {people: {ann: {}}, home: {head: amy}}, output: {aid: 50}}\n",
                "line 1, column 61: nobody is named \"amy\"");
        refused(
                OF_HOMES,
                "- {period: 2023-01, output: {homes: {attic: {aid: 50}}}}\n",
                "line 1, column 38: none of homes is named \"attic\"");
        refused(
                OF_HOMES,
                "- {period: 2023-01, output: {tax_units: {one: {aid: 50}}}}\n",
                "line 1, column 30: the mapping decides on homes, not on tax_units");
    }

    @Test
    void casesWithMistakesAreRefusedWithTheirPlace() throws IOException {
        invalid(OF_HOMES, "period: 2023\n", "line 1, column 1: there are no cases");
        refused(OF_HOMES, "- {period: soon, output: {aid: 1}}\n", "\"soon\" is no year or month");
        refused(OF_HOMES, "- {period: 2023-13, output: {aid: 1}}\n", "\"2023-13\" is no year or month");
        refused(OF_HOMES, "- {period: 2023, output: {}}\n", "the case expects nothing");
        refused(OF_HOMES, "- {period: 2023, outcome: {aid: 1}}\n", "outcome");
        refused(OF_HOMES, "- {period: 2023, output: {aid: much}}\n", "\"much\" is no number");
        refused(OF_HOMES, "- {period: 2023, output: {aid: [1, 2]}}\n", "2 values stand here, and there are 1 of homes");
        refused(
                OF_HOMES,
                "- {period: 2023, input: {age: [1, 2, 3], stove: [gaz, gaz]}, output: {aid: [1, 2, 3]}}\n",
                "2 values stand here, and the case is about 3");
        refused(
                OF_HOMES,
                "- {period: 2023, input: {taxed: {then: 1}}, output: {aid: 1}}\n",
                "\"then\" is no year or month");
    }

    @Test
    void mappingsWithMistakesAreRefusedWithTheirPlace() throws IOException {
        refusedMapping("  heating:", "  heat:", "\"heat\" is no fact of heating-aid");
        refusedMapping("decision: eligible", "decision: entitled", "no model of heating-aid decides \"entitled\"");
        refusedMapping("at: year - 1", "at: next year", "\"at\" cannot be \"next year\"");
        refusedMapping(
                "roles: {tax_units: payers}", "roles: {tax_units: heads}", "there is no role heads in tax_units");
        refusedMapping("{of: people, take: count}", "{of: people}", "only persons or groups can be counted");
        refusedMapping("variable: stove,", "variable: taxed,", "taxed is of tax_units above and of homes here");
        refusedMapping("decides: homes", "decides: houses", "\"decides\" cannot be \"houses\"");
        refusedMapping("decision: amount,", "decision: amount, each: week,", "\"each\" cannot be \"week\"");
        refusedMapping("take: list", "take: most", "\"take\" cannot be \"most\"");
    }

    @Test
    void aCaseThatIsRefusedDoesNotKeepTheOthersFromBeingDecided() throws IOException {
        assertThat(outcomes("""
                - {period: 2023-01, input: {stoves: gaz}, output: {aid: 50}}
                - {period: 2023-01, input: {stove: gaz}, output: {aid: 50}}
                - {period: 2023-01, reforms: another.law, output: {aid: 50}}
                - {period: 2023-01, max_spiral_loops: 4, output: {aid: 50}}
                """)).containsExactly(Outcome.REFUSED, Outcome.PASSED, Outcome.REFUSED, Outcome.PASSED);
    }

    @Test
    void aFactThatIsOneValueIsNotTakenOfTwo() throws IOException {
        refused(
                OF_HOMES.replace("at: year - 1, take: sum", "at: year - 1"),
                """
                - period: 2023-01
                  input:
                    people: {ann: {}, bob: {}}
                    home: {head: ann, others: bob}
                  output: {aid: 100}
                """,
                "\"income\": 2 values were found, and one is wanted");
    }

    @Test
    void aFolderWithoutCasesIsAFailure() {
        assertThatThrownBy(() -> OpenFiscaCases.run(PolicyReader.all(root), root.resolve("nowhere")))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.DECISION_CASES_MISSING));
    }

    private void passes(String mapping, String cases) throws IOException {
        assertThat(run(mapping, cases)).isNotEmpty().allSatisfy(result -> assertThat(result.outcome())
                .as(result.name() + ": " + result.found())
                .isEqualTo(Outcome.PASSED));
    }

    private List<Outcome> outcomes(String cases) throws IOException {
        return run(OF_HOMES, cases).stream().map(OpenFiscaResult::outcome).toList();
    }

    private void refusedMapping(String part, String instead, String message) {
        assertThat(OF_HOMES).contains(part);
        invalid(OF_HOMES.replace(part, instead), "- {period: 2023-01, output: {aid: 50}}\n", message);
    }

    private void refused(String mapping, String cases, String message) throws IOException {
        OpenFiscaResult result = run(mapping, cases).get(0);

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.found()).startsWith("cases.yaml, line ").contains(message);
    }

    private void invalid(String mapping, String cases, String message) {
        assertThatThrownBy(() -> run(mapping, cases))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.POLICY_CASES_INVALID))
                .hasMessageContaining(".yaml, line ")
                .hasMessageContaining(message);
    }

    private List<OpenFiscaResult> run(String mapping, String cases) throws IOException {
        Files.writeString(folder.resolve("openfisca.yaml"), mapping);
        Path file = root.resolve("cases.yaml");
        Files.writeString(file, cases);
        return OpenFiscaCases.run(PolicyReader.all(root), file);
    }
}
