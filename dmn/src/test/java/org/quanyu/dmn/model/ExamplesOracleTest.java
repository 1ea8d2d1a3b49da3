package org.quanyu.dmn.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.quanyu.dmn.feel.Texts;

/** The models of the examples are taken by kie-dmn without a complaint, and decide as it does, around all numbers that they name. */
class ExamplesOracleTest {

    private static final int ROUNDS = 300;
    private static final long SEED = 20;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"-])\\d+(?:\\.\\d+)?(?![\\w\"-])");
    private static final Pattern STRING = Pattern.compile(">\"([^\"<>]*)\"<");
    private static final List<BigDecimal> STEPS =
            List.of(new BigDecimal("-1"), new BigDecimal("-0.01"), BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN);

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "examples", "policies"))) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void examplesDecideAlike(Path file) throws IOException {
        DMNRuntime oracle = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newFileResource(file.toFile())))
                .getOrElseThrow(IllegalStateException::new);
        DMNModel theirs = oracle.getModels().get(0);
        DecisionModel ours = ModelReader.read(file);
        String text = Files.readString(file);
        Random random = new Random(SEED);

        assertThat(theirs.getMessages(DMNMessage.Severity.ERROR)).isEmpty();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Object> given = given(ours, text, random);
            DMNContext context = oracle.newContext();
            given.forEach(context::set);
            DMNResult expected = oracle.evaluateAll(theirs, context);
            ModelEvaluation evaluation = new ModelEvaluation(ours, given);
            for (String decision : ours.decisions().keySet()) {
                assertThat(plain(evaluation.decision(decision)))
                        .as("%s of %s", decision, given)
                        .isEqualTo(
                                plain(expected.getDecisionResultByName(decision).getResult()));
            }
        }
    }

    private static Map<String, Object> given(DecisionModel model, String text, Random random) {
        Map<String, Object> given = new HashMap<>();
        model.inputs().forEach((name, input) -> given.put(name, value(input.type(), text, random)));
        return given;
    }

    private static Object value(String type, String text, Random random) {
        return switch (type) {
            case "number" ->
                any(found(NUMBER, text, 0), random)
                        .map(BigDecimal::new)
                        .orElse(BigDecimal.ZERO)
                        .add(STEPS.get(random.nextInt(STEPS.size())))
                        .abs();
            case "string" -> any(found(STRING, text, 1), random).orElse("其他");
            case "boolean" -> random.nextBoolean();
            case "date" -> LocalDate.of(2016, 1, 1).plusDays(random.nextInt(5000));
            default -> throw new IllegalArgumentException("no values of type " + type);
        };
    }

    private static Optional<String> any(List<String> texts, Random random) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(random.nextInt(texts.size())));
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        List<String> found = new ArrayList<>();
        pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group))
                .forEach(found::add);
        return found;
    }

    /** The text of a value, numbers without the zeros at their end and entries by name. */
    private static String plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Map<?, ?> context) {
            return context.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + plain(entry.getValue()))
                    .sorted(Comparator.naturalOrder())
                    .collect(Collectors.joining(", "));
        }
        return String.valueOf(Texts.of(value));
    }
}
