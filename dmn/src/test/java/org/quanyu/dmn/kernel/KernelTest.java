package org.quanyu.dmn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.dmn.feel.Texts;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.ModelEvaluation;
import org.quanyu.dmn.model.ModelReader;

/** The kernel decides as the interpreter does: for models made at random, and for facts that are known, null and unknown. */
class KernelTest {

    private static final List<String> DECISIONS = List.of(
            "truth",
            "number",
            "first",
            "unique",
            "both",
            "word",
            "due",
            "age",
            "wait",
            "months",
            "moved",
            "any",
            "priority",
            "sum",
            "least",
            "greatest",
            "count",
            "crossing",
            "said",
            "part");
    private static final Map<String, String> INPUTS = Map.of(
            "x", "number",
            "y", "number",
            "b", "boolean",
            "s", "string",
            "t", "string",
            "day", "date",
            "born", "date",
            "term", "years and months duration",
            "time", "days and time duration");

    private static final Map<String, Integer> SCALES = Map.of("x", 2, "y", 0, "time", 3);

    @TempDir
    private Path folder;

    @RepeatedTest(60)
    void kernelAndInterpreterAgree(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        DecisionModel model = model(random);
        KernelCompiler compiler = new KernelCompiler(SCALES);
        DECISIONS.forEach(decision -> compiler.add(model, decision));
        Kernel kernel = compiler.build();
        Block block = new Block(kernel.columns());
        List<Map<String, Object>> rows =
                IntStream.range(0, Block.ROWS).mapToObj(row -> facts(random)).toList();

        for (int row = 0; row < Block.ROWS; row++) {
            for (int column = 0; column < kernel.columns().size(); column++) {
                block.put(
                        column,
                        row,
                        rows.get(row).get(kernel.columns().get(column).name()));
            }
        }
        kernel.run(block);

        assertThat(IntStream.range(0, Block.ROWS).filter(kernel::isOverflown).count())
                .as("rows that are left to the interpreter")
                .isLessThan(Block.ROWS / 4);
        int known = 0;
        for (int row = 0; row < Block.ROWS; row++) {
            ModelEvaluation evaluation = new ModelEvaluation(model, rows.get(row));
            for (int decision = 0; decision < DECISIONS.size() && !kernel.isOverflown(row); decision++) {
                assertThat(plain(kernel.result(decision, row)))
                        .as("%s of %s", DECISIONS.get(decision), rows.get(row))
                        .isEqualTo(plain(evaluation.decision(DECISIONS.get(decision))));
                known += isKnown(evaluation.decision(DECISIONS.get(decision))) ? 1 : 0;
            }
        }
        assertThat(known).as("results that are known").isGreaterThan(3 * Block.ROWS);
    }

    @Test
    void aNumberThatDoesNotFitIsLeftToTheInterpreter() throws IOException {
        DecisionModel model = read(literal("square", "number", "x * x * x"));
        KernelCompiler compiler = new KernelCompiler(SCALES);
        compiler.add(model, "square");
        Kernel kernel = compiler.build();
        Block block = new Block(kernel.columns());
        block.put(0, 0, new BigDecimal("1000000.25"));
        block.put(0, 1, new BigDecimal("100.25"));
        block.put(0, 2, new BigDecimal("0.125"));

        kernel.run(block);

        assertThat(kernel.isOverflown(0)).isTrue();
        assertThat(kernel.isOverflown(1)).isFalse();
        assertThat(kernel.isOverflown(2))
                .as("more decimals than the column has")
                .isTrue();
        assertThat(kernel.result(0, 1)).isEqualTo(new BigDecimal("1007518.765625"));
    }

    @Test
    void whatIsNotTakenIsSaid() throws IOException {
        DecisionModel model = read(literal("third", "number", "x / 3"));

        assertThatThrownBy(() -> new KernelCompiler(SCALES).add(model, "third"))
                .isInstanceOf(NotCompiledException.class)
                .hasMessage("a quotient by 3, which has no end");
        assertThatThrownBy(
                        () -> new KernelCompiler(SCALES).add(read(literal("large", "boolean", "x &gt; 1e30")), "large"))
                .hasMessage("a constant that does not fit 64 bits");
    }

    private static boolean isKnown(Object value) {
        return value != null && value != Unknown.UNKNOWN;
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(Texts.of(value));
    }

    private static Map<String, Object> facts(Random random) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("x", some(random, BigDecimal.valueOf(random.nextInt(2000) - 500L, 2)));
        facts.put("y", some(random, BigDecimal.valueOf(random.nextInt(20))));
        facts.put("b", some(random, random.nextBoolean()));
        facts.put("s", some(random, List.of("甲", "乙", "丙", "其他").get(random.nextInt(4))));
        facts.put("t", some(random, List.of("甲", "乙", "丁", "另外").get(random.nextInt(4))));
        facts.put("day", some(random, LocalDate.of(2024, 1, 1).plusDays(random.nextInt(60))));
        facts.put("born", some(random, LocalDate.of(2020, 1, 28).plusDays(random.nextInt(2500))));
        facts.put("term", some(random, Period.ofMonths(random.nextInt(40) - 5).normalized()));
        facts.put("time", some(random, Duration.ofMillis(random.nextInt(1_000_000_000) - 100_000_000L)));
        return facts;
    }

    private static Object some(Random random, Object value) {
        int chance = random.nextInt(10);
        return chance == 0 ? null : chance == 1 ? Unknown.UNKNOWN : value;
    }

    private DecisionModel model(Random random) throws IOException {
        String rules = Stream.generate(() -> rule(random)).limit(4).reduce("", String::concat);
        return read(literal("truth", "boolean", truth(random, 3))
                + literal("number", "number", number(random, 3))
                + table("first", "number", "FIRST", List.of("x", "s", "b"), rules)
                + table("unique", "number", "UNIQUE", List.of("y", "s"), unique(random))
                + literal("both", "boolean", "truth and number > first or unique = null")
                + table(
                        "word",
                        "string",
                        "FIRST",
                        List.of("truth", "day"),
                        cells(List.of("true", "-"), "\"丁\"")
                                + cells(List.of("-", "&gt; date(\"2024-02-01\")"), "\"甲\"")
                                + cells(List.of("-", "-"), "\"戊\""))
                + literal("due", "date", "if word = \"丁\" then day else date(\"2024-05-01\")")
                + table(
                        "age",
                        "number",
                        "FIRST",
                        List.of("years and months duration(born, day)", "day - born"),
                        ages(random))
                + literal("wait", "days and time duration", duration(random, 2))
                + literal("months", "years and months duration", months(random, 2))
                + literal("moved", "date", day(random, 2))
                + gathered(random));
    }

    private static String rule(Random random) {
        String number = pick(random, "-", "&lt; 3", "[0..5)", "2, 7.25, 9", "not(4)", "null", "&gt;= y");
        String word = pick(random, "-", "\"甲\"", "\"甲\", \"乙\"", "not(\"丙\")");
        String flag = pick(random, "-", "true", "false");
        return cells(
                List.of(number, word, flag), pick(random, "1", "2.5", "x", "y * 2", "null".equals(number) ? "7" : "3"));
    }

    private static String unique(Random random) {
        int bound = random.nextInt(15);
        return cells(List.of("&lt; " + bound, "-"), "10")
                + cells(List.of("&gt;= " + bound, "\"甲\""), pick(random, "10", "20"))
                + cells(List.of("&gt;= " + bound, "\"乙\", \"丙\""), pick(random, "10", "30.5"));
    }

    private static String number(Random random, int depth) {
        if (depth == 0) {
            return pick(random, "x", "y", "0", "1", "2.5", "12");
        }
        String one = number(random, depth - 1);
        String other = number(random, depth - 1);
        return switch (random.nextInt(11)) {
            case 0 -> "(" + one + " + " + other + ")";
            case 1 -> "(" + one + " - " + other + ")";
            case 2 -> "(" + one + " * " + other + ")";
            case 3 -> "min(" + one + ", " + other + ")";
            case 4 -> "max(" + one + ", " + other + ")";
            case 5 -> "(" + one + " / " + pick(random, "8", "0.25", "-5") + ")";
            case 6 -> pick(random, "floor(", "ceiling(") + one + ")";
            case 8 -> part(random);
            case 9 -> pick(random, "floor(", "decimal(") + number(random, 1) + " / " + number(random, 1) + ", 2)";
            case 7 ->
                pick(random, "decimal(", "round half up(", "round half down(", "round up(", "round down(") + one + ", "
                        + pick(random, "0", "1") + ")";
            default -> "(if " + truth(random, depth - 1) + " then " + one + " else " + other + ")";
        };
    }

    private static String truth(Random random, int depth) {
        if (depth == 0) {
            return pick(
                    random,
                    "b",
                    "(x &gt; 3)",
                    "(s = \"甲\")",
                    "(s = t)",
                    "(s != t)",
                    "list contains([\"甲\", null], t)",
                    "(s in [\"乙\", \"丁\"])",
                    "(x in (&lt; 1, [3..y]))",
                    "(x in [1, 2.25, 3])",
                    "(y = null)",
                    "(day &lt; date(\"2024-01-20\"))",
                    "true");
        }
        String one = truth(random, depth - 1);
        String other = truth(random, depth - 1);
        String relation = pick(random, "=", "!=", "&lt;", "&lt;=", "&gt;", "&gt;=");
        return switch (random.nextInt(9)) {
            case 0 -> "(" + one + " and " + other + ")";
            case 1 -> "(" + one + " or " + other + ")";
            case 2 -> "not(" + one + ")";
            case 3 -> "(" + number(random, depth - 1) + " " + relation + " " + number(random, depth - 1) + ")";
            case 4 -> "(" + number(random, 0) + " between 1 and " + number(random, 0) + ")";
            case 5 -> "(" + day(random, 1) + " " + relation + " " + day(random, 1) + ")";
            case 6 -> "(" + months(random, 1) + " " + relation + " " + months(random, 1) + ")";
            case 7 -> "(" + duration(random, 1) + " " + relation + " " + duration(random, 1) + ")";
            default -> "(b != " + one + ")";
        };
    }

    private static String ages(Random random) {
        String bound = "duration(\"P" + random.nextInt(60) + "M\")";
        return cells(List.of("&lt; " + bound, "&gt; duration(\"P30DT1H\")"), "1")
                + cells(List.of(bound, "-"), "born.year")
                + cells(List.of("[" + bound + "..duration(\"P5Y\")]", "-"), pick(random, "3", "term.months"))
                + cells(List.of("&lt;= term", "&lt; time"), "time.days");
    }

    private static String day(Random random, int depth) {
        if (depth == 0) {
            return pick(random, "day", "born", "date(\"2024-02-29\")", "date(2023, 12, 31)");
        }
        return switch (random.nextInt(4)) {
            case 0 -> "(" + day(random, depth - 1) + " + " + months(random, depth - 1) + ")";
            case 1 -> "(" + day(random, depth - 1) + " - " + months(random, depth - 1) + ")";
            case 2 -> "(" + duration(random, depth - 1) + " + " + day(random, depth - 1) + ")";
            default -> "(" + day(random, depth - 1) + " - " + duration(random, depth - 1) + ")";
        };
    }

    private static String months(Random random, int depth) {
        if (depth == 0) {
            return pick(random, "term", "duration(\"P36M\")", "duration(\"-P1Y1M\")");
        }
        String one = months(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> "(" + one + " + " + months(random, depth - 1) + ")";
            case 1 -> "(" + one + " - " + months(random, depth - 1) + ")";
            case 2 -> "(-" + one + ")";
            default -> "years and months duration(" + day(random, depth - 1) + ", " + day(random, depth - 1) + ")";
        };
    }

    private static String duration(Random random, int depth) {
        if (depth == 0) {
            return pick(random, "time", "duration(\"P30D\")", "duration(\"-PT36H0.25S\")");
        }
        String one = duration(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> "(" + one + " + " + duration(random, depth - 1) + ")";
            case 1 -> "(" + one + " - " + duration(random, depth - 1) + ")";
            case 2 -> "max(" + one + ", " + duration(random, depth - 1) + ")";
            default -> "(" + day(random, depth - 1) + " - " + day(random, depth - 1) + ")";
        };
    }

    /** Tables that several rules decide, some with values that inputs or outputs may have. */
    private static String gathered(Random random) {
        String rules = Stream.generate(() -> several(random)).limit(4).reduce("", String::concat);
        String alike = Stream.generate(() -> several(random).replaceAll("<outputEntry>.*</outputEntry>", ALIKE))
                .limit(3)
                .reduce("", String::concat);
        String words = Stream.generate(() -> cells(List.of(test(random), word(random), "-"), pick(random, WORDS)))
                .limit(3)
                .reduce("", String::concat);
        String without = pick(random, "", "<defaultOutputEntry><text>3</text></defaultOutputEntry>");
        return gathered("any", "ANY\"", alike + several(random), "<output>" + without + "</output>")
                + gathered(
                        "priority",
                        "PRIORITY\"",
                        constant(rules),
                        "<output><outputValues><text>7, 3, 2.5, 1</text>" + "</outputValues>" + without + "</output>")
                + gathered("sum", "COLLECT\" aggregation=\"SUM\"", rules, "<output>" + without + "</output>")
                + gathered("least", "COLLECT\" aggregation=\"MIN\"", rules, "<output/>")
                + gathered("greatest", "COLLECT\" aggregation=\"MAX\"", rules, "<output>" + without + "</output>")
                + gathered("count", "COLLECT\" aggregation=\"COUNT\"", rules, "<output>" + without + "</output>")
                + gathered(
                        "crossing",
                        "UNIQUE\"",
                        crossing(random, "3", "x") + crossing(random, "3", "x", "null"),
                        "<output>" + without + "</output>")
                + gathered("said", "FIRST\"", words, "<output/>").replace("\"number\"", "\"string\"")
                + several(random, "pair")
                + literal("part", "number", "pair.one + pair.two");
    }

    private static final String ALIKE = "<outputEntry><text>2.5</text></outputEntry>";

    private static final String[] WORDS = {"s", "t", "\"甲\"", "if b then s else t", "if s = t then null else \"甲\""};

    private static String several(Random random) {
        return cells(
                List.of(test(random), word(random), pick(random, "-", "true", "? = true or x &gt; 1")),
                pick(random, "1", "2.5", "2.50", "x", "y * 2", "7", "3", "null", "if b then 1 else null"));
    }

    /** Of a table with two outputs. */
    private static String several(Random random, String name) {
        String rules = Stream.generate(() -> several(random).replace("</rule>", ALIKE + "</rule>"))
                .limit(3)
                .reduce("", String::concat);
        String policy = pick(random, "FIRST\"", "UNIQUE\"");
        String without = pick(random, "", "<defaultOutputEntry><text>3</text></defaultOutputEntry>");
        String outputs = "<output name=\"one\">" + without + "</output><output name=\"two\">" + without + "</output>";
        return gathered(
                        name,
                        policy,
                        policy.startsWith("U")
                                ? crossing(random, "3", "x").replace("</rule>", ALIKE + "</rule>")
                                : rules,
                        outputs)
                .replace(" typeRef=\"number\"", "");
    }

    /** Results that are constants. */
    private static String constant(String rules) {
        return rules.replaceAll(
                "<text>(x|y [*] 2|null|if b then 1 else null)</text></outputEntry>", "<text>4</text></outputEntry>");
    }

    /** A rule whose hit with another cannot be told from its cells alone. */
    private static String crossing(Random random, String... results) {
        return cells(
                List.of(pick(random, "&gt; y", "&lt; y", "[1..y]", "y"), word(random), "-"), pick(random, results));
    }

    private static String test(Random random) {
        return pick(
                random,
                "-",
                "&lt; 3",
                "[0..5)",
                "[y..x + 3]",
                "2, 7.25, y",
                "not(4)",
                "null",
                "[9..2]",
                "(1..y)",
                "? * 2 &gt; y",
                "[2, 3, 4]");
    }

    private static String word(Random random) {
        return pick(random, "-", "\"甲\"", "\"甲\", \"乙\"", "not(\"丙\")", "t", "? in [\"甲\", \"丁\"]");
    }

    private static String gathered(String name, String policy, String rules, String outputs) {
        boolean isLimited = name.equals("sum") || name.equals("crossing") || name.equals("said");
        String table = table(name, "number", "", List.of("x", "s", "b"), rules)
                .replace("hitPolicy=\"\"", "hitPolicy=\"" + policy)
                .replace("<output/>", outputs);
        return isLimited
                ? table.replace(
                        "<text>s</text></inputExpression>",
                        "<text>s</text></inputExpression>"
                                + "<inputValues><text>\"甲\", \"乙\", \"丁\"</text></inputValues>")
                : table;
    }

    private static String part(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> day(random, 1) + "." + pick(random, "year", "month", "day", "weekday");
            case 1 -> months(random, 1) + "." + pick(random, "years", "months");
            default -> duration(random, 1) + "." + pick(random, "days", "hours", "minutes", "seconds");
        };
    }

    private static String pick(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static String cells(List<String> tests, String result) {
        StringBuilder cells = new StringBuilder("<rule>");
        tests.forEach(test -> cells.append("<inputEntry><text>").append(test).append("</text></inputEntry>"));
        return cells + "<outputEntry><text>" + result + "</text></outputEntry></rule>\n";
    }

    private static String table(String name, String type, String policy, List<String> inputs, String rules) {
        StringBuilder table = new StringBuilder(decision(name, type) + "<decisionTable hitPolicy=\"" + policy + "\">");
        inputs.forEach(input -> table.append("<input><inputExpression><text>")
                .append(input)
                .append("</text></inputExpression></input>"));
        return table + "<output/>\n" + rules + "</decisionTable></decision>\n";
    }

    private static String literal(String name, String type, String text) {
        return decision(name, type) + "<literalExpression><text>" + text + "</text></literalExpression></decision>\n";
    }

    /** Requires all that stands before it. */
    private static String decision(String name, String type) {
        StringBuilder decision =
                new StringBuilder("<decision id=\"%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/>"
                        .formatted(name, name, name, type));
        INPUTS.keySet().forEach(input -> require(decision, "requiredInput", input));
        DECISIONS.stream()
                .takeWhile(earlier -> !earlier.equals(name) && DECISIONS.contains(name))
                .forEach(earlier -> require(decision, "requiredDecision", earlier));
        if (name.equals("part")) {
            require(decision, "requiredDecision", "pair");
        }
        return decision.toString();
    }

    private static void require(StringBuilder decision, String kind, String id) {
        decision.append("<informationRequirement><")
                .append(kind)
                .append(" href=\"#")
                .append(id);
        decision.append("\"/></informationRequirement>");
    }

    private DecisionModel read(String decisions) throws IOException {
        StringBuilder inputs = new StringBuilder();
        INPUTS.forEach(
                (name, type) -> inputs.append("<inputData id=\"%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/>"
                                .formatted(name, name, name, type))
                        .append("</inputData>\n"));
        return ModelReader.read(Files.writeString(
                folder.resolve("model.dmn"), "<definitions name=\"m\">\n" + inputs + decisions + "</definitions>"));
    }
}
