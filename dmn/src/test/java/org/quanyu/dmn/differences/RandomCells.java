package org.quanyu.dmn.differences;

import java.util.List;
import java.util.Map;

/** What stands in the cells of tables, made at random in FEEL. */
final class RandomCells {

    /** Results of tables that order them, the first of most weight. */
    static final Map<String, List<String>> ORDERED =
            Map.of("number", List.of("3", "1", "2.5", "7"), "string", List.of("\"乙\"", "\"甲\"", "\"丙\""));

    private final RandomFacts facts;

    RandomCells(RandomFacts facts) {
        this.facts = facts;
    }

    /** What a column of tests is about. */
    record Subject(String expression, String type) {}

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    Subject subject() {
        return facts.any(List.of(
                new Subject("n", "number"),
                new Subject("n", "number"),
                new Subject("m", "number"),
                new Subject("s", "string"),
                new Subject("b", "boolean"),
                new Subject("d", "date"),
                new Subject("n + m", "number"),
                new Subject("if n = null then null else floor(n)", "number"),
                new Subject("n > m", "boolean"),
                new Subject("s = \"甲\"", "boolean")));
    }

    /** The values that an input may have, for some inputs. */
    String allowed(Subject subject) {
        String tests = facts.chance(0.85)
                ? ""
                : switch (subject.type()) {
                    case "number" -> "[-3.." + facts.anyWhole() + "], > " + facts.anyNumber();
                    case "string" -> "\"甲\", \"乙\", \"其他\"";
                    default -> "";
                };
        return tests.isEmpty() ? "" : "<inputValues><text>" + escaped(tests) + "</text></inputValues>";
    }

    String test(String type) {
        return switch (type) {
            case "number" -> facts.chance(0.7) ? numberTest() : doubt();
            case "string" -> textTest();
            case "boolean" ->
                facts.any(
                        "-",
                        "true",
                        "false",
                        "null",
                        "not(true)",
                        "(? = true or n > " + facts.anyNumber() + ") = true");
            default -> dayTest();
        };
    }

    private String numberTest() {
        String one = facts.anyNumber();
        String other = facts.anyNumber();
        return facts.any(
                "-",
                "< " + one,
                "<= " + one,
                "> " + one,
                ">= " + one,
                one,
                one + ", " + other,
                "< " + one + ", >= " + other,
                range(one, other),
                range(one, other),
                "not(" + one + ")",
                "not(" + one + ", " + other + ")",
                "null",
                one + ", null");
    }

    /** A test of numbers of which it does not show whether another can be met together with it. */
    String doubt() {
        String one = facts.anyNumber();
        return facts.any(
                "> m",
                "<= m",
                "m",
                "< n + m",
                "not(" + one + ")",
                "[m.." + one + "]",
                "(" + one + "..m + 3)",
                "(? * 2 > m) = true",
                "(? > " + one + " and m > 1) = true",
                "? in [" + one + ", 2]",
                "? != m");
    }

    private String range(String one, String other) {
        boolean isTurned = new java.math.BigDecimal(one).compareTo(new java.math.BigDecimal(other)) > 0;
        return facts.any("[", "(", "]") + (isTurned ? other : one) + ".." + (isTurned ? one : other)
                + facts.any("]", ")", "[");
    }

    private String textTest() {
        String one = "\"" + facts.any(RandomFacts.WORDS) + "\"";
        String other = "\"" + facts.any(RandomFacts.WORDS) + "\"";
        return facts.any(
                "-",
                one,
                one + ", " + other,
                "not(" + one + ")",
                "not(" + one + ", " + other + ")",
                "null",
                "> " + one,
                "? != null and string length(?) > 1",
                "? != null and starts with(?, \"其\")",
                "? in [" + one + ", " + other + "]",
                "(? != " + one + " or b) = true");
    }

    private String dayTest() {
        String one = facts.anyDay();
        return facts.any(
                "-",
                one,
                "< " + one,
                ">= " + one,
                "not(" + one + ")",
                "null",
                "[" + one + "..date(\"2024-03-01\")]",
                "(? != null and ? + duration(\"P10D\") > " + one + ") = true",
                "> " + one + " - duration(\"P1M\")",
                "? != null and ?.month = 2",
                "(? > " + one + " and b) = true");
    }

    String result(String type) {
        String one = facts.anyNumber();
        return facts.any(
                "null",
                constant(type),
                constant(type),
                constant(type),
                constant(type),
                switch (type) {
                    case "number" ->
                        facts.any(
                                "n",
                                "m",
                                "n + 1",
                                "m * 2",
                                "n + m",
                                "if b then 1 else m",
                                "if n = null then 0 else floor(n)");
                    case "string" ->
                        facts.any("s", "if n > " + one + " then \"甲\" else s", "if b then \"甲\" else \"甲\"");
                    case "boolean" -> facts.any("b", "n > m", "m > 2 or b", "s = \"甲\"");
                    default -> facts.any("d", "d + duration(\"P1M\")", "if b then d else " + facts.anyDay());
                });
    }

    String constant(String type) {
        return switch (type) {
            case "number" -> facts.any("1", "2", "2.5", "7");
            case "string" -> facts.any("\"甲\"", "\"乙\"");
            case "boolean" -> facts.any("true", "false");
            default -> facts.any("date(\"2024-05-01\")", facts.anyDay());
        };
    }
}
