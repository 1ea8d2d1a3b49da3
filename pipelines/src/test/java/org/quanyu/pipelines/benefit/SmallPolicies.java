package org.quanyu.pipelines.benefit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small policies of one table of clauses into folders, for tests. */
public final class SmallPolicies {

    private static final String INPUTS = """
            <inputData id="age" name="age"><variable name="age" typeRef="number"/></inputData>
            <inputData id="resident" name="resident"><variable name="resident" typeRef="boolean"/></inputData>
            """;

    private SmallPolicies() {}

    /** A monthly allowance for residents from an age on, who are paid by their age: more from eighty on. */
    public static void allowance(Path folder, String id, int fromAge, int younger, int older) throws IOException {
        write(folder, id, "monthly", "payment: {channel: bank_account}", fromAge, table(younger, older));
    }

    /** A yearly sum for residents from an age on, paid in a month of the year. */
    public static void gift(Path folder, String id, int fromAge, int month, String sum) throws IOException {
        write(
                folder,
                id,
                "yearly",
                "payment: {channel: bank_account, month: " + month + "}",
                fromAge,
                "<literalExpression><text>" + sum + "</text></literalExpression>");
    }

    /** What people call the facts. */
    public static void words(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("facts.yaml"),
                "age: {title: 年龄, unit: 岁, ask: 公安分局}\nresident: {title: 常住本区, ask: 街道办}\n");
    }

    private static String table(int younger, int older) {
        return "<decisionTable hitPolicy=\"UNIQUE\"><input><inputExpression><text>age</text></inputExpression></input>"
                + "<output/>"
                + "<rule><inputEntry><text>&lt; 80</text></inputEntry><outputEntry><text>" + younger
                + "</text></outputEntry></rule>"
                + "<rule><inputEntry><text>&gt;= 80</text></inputEntry><outputEntry><text>" + older
                + "</text></outputEntry></rule></decisionTable>";
    }

    private static void write(Path folder, String id, String frequency, String payment, int fromAge, String amount)
            throws IOException {
        Path policy = Files.createDirectories(folder.resolve(id));
        Files.writeString(policy.resolve("policy.yaml"), """
                policy: %s
                title: {zh: 敬老金, en: %s}
                owner: 民政局
                legal_basis: 《敬老办法》
                beneficiary: person
                frequency: %s
                versions: [{from: 2020-01-01, model: model.dmn}]
                facts:
                  age: {from: person.age, ground: statutory}
                  resident: {from: person.resident, ground: statutory}
                %s
                """.formatted(id, id, frequency, payment));
        Files.writeString(
                policy.resolve("model.dmn"),
                "<definitions name=\"m\">" + INPUTS
                        + "<decision id=\"e\" name=\"eligible\"><variable name=\"eligible\" typeRef=\"boolean\"/>"
                        + "<informationRequirement><requiredInput href=\"#age\"/></informationRequirement>"
                        + "<informationRequirement><requiredInput href=\"#resident\"/></informationRequirement>"
                        + "<literalExpression><text>age &gt;= " + fromAge
                        + " and resident</text></literalExpression></decision>"
                        + "<decision id=\"a\" name=\"amount\"><variable name=\"amount\" typeRef=\"number\"/>"
                        + "<informationRequirement><requiredInput href=\"#age\"/></informationRequirement>" + amount
                        + "</decision></definitions>");
    }
}
