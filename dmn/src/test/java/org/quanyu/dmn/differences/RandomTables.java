package org.quanyu.dmn.differences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quanyu.dmn.model.HitPolicy;

/** Tables made at random, one of each hit policy and aggregation, as the text of a model. */
final class RandomTables {

    private final RandomFacts facts;
    private final RandomCells cells;

    RandomTables(RandomFacts facts) {
        this.facts = facts;
        this.cells = new RandomCells(facts);
    }

    /** The name of the table of a policy. */
    static String name(HitPolicy policy) {
        return policy.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    String model() {
        StringBuilder model = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\""
                + " name=\"tables\" id=\"tables\" namespace=\"urn:tables\">\n");
        RandomFacts.TYPES.forEach(
                (name, type) -> model.append("<inputData id=\"%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/>"
                                .formatted(name, name, name, type))
                        .append("</inputData>\n"));
        for (HitPolicy policy : HitPolicy.values()) {
            model.append(decision(policy));
        }
        return model + "</definitions>";
    }

    private String decision(HitPolicy policy) {
        String name = name(policy);
        String requirements = RandomFacts.TYPES.keySet().stream()
                .map(fact ->
                        "<informationRequirement id=\"%s-%s\"><requiredInput href=\"#%s\"/></informationRequirement>"
                                .formatted(policy, fact, fact))
                .collect(Collectors.joining());
        return "<decision id=\"%s\" name=\"%s\"><variable name=\"%s\"/>%s\n".formatted(policy, name, name, requirements)
                + table(policy) + "</decision>\n";
    }

    private String table(HitPolicy policy) {
        boolean isAggregated = policy.name().startsWith("COLLECT_");
        List<RandomCells.Subject> subjects = Stream.generate(cells::subject)
                .limit(1 + facts.any(List.of(0, 1, 1, 2)))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean isSliced = policy == HitPolicy.UNIQUE && facts.chance(0.7);
        if (policy == HitPolicy.UNIQUE) {
            subjects.add(0, new RandomCells.Subject("n", "number"));
        }
        boolean hasDefault = facts.chance(0.3);
        List<Result> results = Stream.generate(() -> new Result(type(policy), hasDefault, ordered(policy)))
                .limit(isAggregated || facts.chance(0.7) ? 1 : 2)
                .toList();
        List<String> slices = slices();
        int size = isSliced ? slices.size() : facts.any(List.of(2, 3, 4, 5));
        String rules = IntStream.range(0, size)
                .mapToObj(rule -> rule(
                        policy + "-" + rule,
                        tests(
                                subjects,
                                policy != HitPolicy.UNIQUE ? null : isSliced ? slices.get(rule) : cells.doubt()),
                        results))
                .collect(Collectors.joining());
        return "<decisionTable id=\"%s-table\" %s>\n".formatted(policy, attributes(policy))
                + columns(policy, subjects, results) + rules + "</decisionTable>";
    }

    /** A column of results. */
    private record Result(String type, boolean hasDefault, boolean isOrdered) {}

    private static boolean ordered(HitPolicy policy) {
        return policy == HitPolicy.PRIORITY || policy == HitPolicy.OUTPUT_ORDER;
    }

    private String type(HitPolicy policy) {
        return switch (policy) {
            case COLLECT_SUM -> "number";
            case COLLECT_MIN, COLLECT_MAX -> facts.any("number", "number", "string", "date");
            case PRIORITY, OUTPUT_ORDER -> facts.any("number", "string");
            case UNIQUE, ANY, FIRST, RULE_ORDER, COLLECT, COLLECT_COUNT ->
                facts.any("number", "number", "string", "boolean", "date");
        };
    }

    private static String attributes(HitPolicy policy) {
        String name = policy.name();
        boolean isAggregated = name.startsWith("COLLECT_");
        return isAggregated
                ? "hitPolicy=\"COLLECT\" aggregation=\"" + name.substring("COLLECT_".length()) + "\""
                : "hitPolicy=\"" + name.replace('_', ' ') + "\"";
    }

    private String columns(HitPolicy policy, List<RandomCells.Subject> subjects, List<Result> results) {
        StringBuilder columns = new StringBuilder();
        for (int at = 0; at < subjects.size(); at++) {
            RandomCells.Subject subject = subjects.get(at);
            columns.append(
                    "<input id=\"%s-i%d\"><inputExpression id=\"%s-e%d\" typeRef=\"%s\"><text>%s</text></inputExpression>"
                            .formatted(
                                    policy, at, policy, at, subject.type(), RandomCells.escaped(subject.expression())));
            columns.append(cells.allowed(subject)).append("</input>\n");
        }
        for (int at = 0; at < results.size(); at++) {
            Result result = results.get(at);
            String named = results.size() == 1
                    ? ""
                    : " name=\"" + List.of("one", "two").get(at) + "\"";
            columns.append("<output id=\"%s-o%d\"%s>".formatted(policy, at, named));
            if (result.isOrdered()) {
                columns.append("<outputValues><text>" + String.join(", ", RandomCells.ORDERED.get(result.type()))
                        + "</text></outputValues>");
            }
            if (result.hasDefault()) {
                columns.append("<defaultOutputEntry><text>" + without(result) + "</text></defaultOutputEntry>");
            }
            columns.append("</output>\n");
        }
        return columns.toString();
    }

    /** Where no rule is hit: a constant, as kie-dmn fails where one of several is null. */
    private String without(Result result) {
        return RandomCells.escaped(
                result.isOrdered() ? facts.any(RandomCells.ORDERED.get(result.type())) : cells.constant(result.type()));
    }

    private String text(Result result) {
        return RandomCells.escaped(
                result.isOrdered() ? facts.any(RandomCells.ORDERED.get(result.type())) : cells.result(result.type()));
    }

    /** Ranges of numbers that have nothing in common, and null. */
    private List<String> slices() {
        List<BigDecimal> bounds = facts.sortedNumbers();
        List<String> slices = new ArrayList<>();
        slices.add("< " + bounds.get(0));
        for (int at = 1; at < bounds.size(); at++) {
            slices.add("[" + bounds.get(at - 1) + ".." + bounds.get(at) + ")");
        }
        slices.add(">= " + bounds.get(bounds.size() - 1));
        return slices;
    }

    private List<String> tests(List<RandomCells.Subject> subjects, String first) {
        return IntStream.range(0, subjects.size())
                .mapToObj(at -> at == 0 && first != null
                        ? first
                        : cells.test(subjects.get(at).type()))
                .toList();
    }

    private String rule(String id, List<String> tests, List<Result> results) {
        StringBuilder rule = new StringBuilder("<rule id=\"" + id + "\">");
        for (int at = 0; at < tests.size(); at++) {
            rule.append("<inputEntry id=\"%s-i%d\"><text>%s</text></inputEntry>"
                    .formatted(id, at, RandomCells.escaped(tests.get(at))));
        }
        for (int at = 0; at < results.size(); at++) {
            rule.append("<outputEntry id=\"%s-o%d\"><text>%s</text></outputEntry>"
                    .formatted(id, at, text(results.get(at))));
        }
        return rule + "</rule>\n";
    }
}
