package org.quanyu.dmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.dmn.feel.ExpressionText;

class ClausesTest {

    @TempDir
    private Path folder;

    @Test
    void anAndIsTakenApartAsFarAsItGoes() throws IOException {
        assertThat(clauses(literal("age &gt;= 60 and (local or resident) and not(age &gt; 90) and grown")))
                .containsExactly("age >= 60", "local or resident", "not(age > 90)", "age >= 18", "resident");
    }

    @Test
    void aTableOfOneRuleHasAClauseForEachCell() throws IOException {
        DecisionModel model = model(table("UNIQUE", "<rule>" + cells("[60..90)", "true", "-") + "</rule>"));

        assertThat(texts(model)).containsExactly("age in [60..90)", "local");
        assertThat(Clauses.of(model, "eligible")).extracting(Clause::decision).containsOnly("eligible");
    }

    @Test
    void aTableOfSeveralRulesIsOneClauseWithAllItsInputs() throws IOException {
        String rules =
                "<rule>" + cells("&lt; 10", "true", "-") + "</rule><rule>" + cells("&gt; 90", "-", "true") + "</rule>";
        DecisionModel model = model(table("UNIQUE", rules));

        assertThat(texts(model)).containsExactly("eligible");
        assertThat(ClauseInputs.of(model, Clauses.of(model, "eligible").get(0)))
                .containsExactlyInAnyOrder("age", "local", "resident");
    }

    @Test
    void aTableThatCollectsIsOneClause() throws IOException {
        assertThat(clauses(table("COLLECT", "<rule>" + cells("&lt; 10", "true", "-") + "</rule>")))
                .containsExactly("eligible");
    }

    @Test
    void aTableThatGivesFalseIsOneClause() throws IOException {
        assertThat(clauses(table("UNIQUE", "<rule>" + cells("&lt; 10", "true", "-") + "</rule>")
                        .replace("<outputEntry><text>true", "<outputEntry><text>false")))
                .containsExactly("eligible");
    }

    @Test
    void anInputOfAClauseIsFoundThroughDecisions() throws IOException {
        DecisionModel model = model(literal("if grown then local else false"));

        assertThat(ClauseInputs.of(model, Clauses.of(model, "eligible").get(0)))
                .containsExactlyInAnyOrder("age", "resident", "local");
    }

    private static String literal(String text) {
        return "<literalExpression><text>" + text + "</text></literalExpression>";
    }

    private static String table(String policy, String rules) {
        return "<decisionTable hitPolicy=\"" + policy + "\">" + input("age") + input("local") + input("resident")
                + "<output/>" + rules + "</decisionTable>";
    }

    private static String input(String name) {
        return "<input><inputExpression><text>" + name + "</text></inputExpression></input>";
    }

    private static String cells(String... tests) {
        StringBuilder cells = new StringBuilder();
        for (String test : tests) {
            cells.append("<inputEntry><text>").append(test).append("</text></inputEntry>");
        }
        return cells + "<outputEntry><text>true</text></outputEntry>";
    }

    private List<String> clauses(String logic) throws IOException {
        return texts(model(logic));
    }

    private static List<String> texts(DecisionModel model) {
        return Clauses.of(model, "eligible").stream()
                .map(clause -> ExpressionText.of(clause.expression()))
                .toList();
    }

    private DecisionModel model(String logic) throws IOException {
        String requirements = "<informationRequirement><requiredInput href=\"#age\"/></informationRequirement>"
                + "<informationRequirement><requiredInput href=\"#local\"/></informationRequirement>"
                + "<informationRequirement><requiredInput href=\"#resident\"/></informationRequirement>";
        Path file = folder.resolve("model.dmn");
        Files.writeString(
                file,
                "<definitions name=\"m\">" + given("age", "number") + given("local", "boolean")
                        + given("resident", "boolean") + "<decision id=\"grown\" name=\"grown\">" + requirements
                        + literal("age &gt;= 18 and resident") + "</decision>"
                        + "<decision id=\"eligible\" name=\"eligible\">" + requirements
                        + "<informationRequirement><requiredDecision href=\"#grown\"/></informationRequirement>" + logic
                        + "</decision></definitions>");
        return ModelReader.read(file);
    }

    private static String given(String name, String type) {
        return "<inputData id=\"" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\" typeRef=\"" + type
                + "\"/></inputData>";
    }
}
