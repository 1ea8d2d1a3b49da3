package org.quanyu.pipelines.cause.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads a question from the text of its YAML file. */
public final class CauseQuestionReader {

    static final Set<String> KEYS = ordered(
            "causes",
            "measure",
            "per",
            "expectation",
            "ladders",
            "ignore",
            "missing",
            "combinations",
            "support",
            "answers");
    private static final Set<String> EXPECTATION_KEYS = ordered("forecast", "now", "before", "each", "day", "once_per");
    private static final Set<String> ANSWER_KEYS = ordered("least", "most", "significance");

    /** What people and programs write where they know nothing. */
    private static final List<String> MISSING =
            List.of("", "na", "n/a", "na_", "nan", "null", "none", "-", "?", "unknown", "未知", "不详", "无");

    private static final int COMBINATIONS = 3;
    private static final int ATTRIBUTES_OF_A_LEAF = 8;
    private static final int SUPPORT = 20;
    private static final int MOST_ANSWERS = 30;
    private static final double SIGNIFICANCE = 0.02;

    private final YamlFile file;
    private final YamlForm form;

    private CauseQuestionReader(YamlFile file, YamlForm form) {
        this.file = file;
        this.form = form;
    }

    /**
     * @param name of the file, for messages
     * @param text its content
     * @throws org.quanyu.schemas.failure.LakeException {@code CAUSES_QUESTION_INVALID} or {@code
     *     SOURCE_EXPRESSION_INVALID} with file, line, column and the nearest known name
     */
    public static CauseQuestion read(String name, String text) {
        YamlFile file = new YamlFile(name, FailureCode.CAUSES_QUESTION_INVALID, "docs/causes.md");
        YamlForm form = YamlForm.of(file, "a question for causes", YamlNode.parse(file, text), KEYS);
        return of(file, form);
    }

    /** The question in a form that may hold more than it. */
    static CauseQuestion of(YamlFile file, YamlForm form) {
        return new CauseQuestionReader(file, form).question();
    }

    private CauseQuestion question() {
        Measure measure = measure();
        List<List<String>> ladders = ladders();
        int most = measure instanceof Measure.Leaves ? ATTRIBUTES_OF_A_LEAF : COMBINATIONS;
        return new CauseQuestion(
                form.text("causes"),
                measure,
                ladders,
                new HashSet<>(form.texts("ignore")),
                Stream.concat(MISSING.stream(), form.texts("missing").stream())
                        .map(value -> value.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                whole(form, "combinations", most, 1, ATTRIBUTES_OF_A_LEAF),
                whole(form, "support", SUPPORT, 1, Integer.MAX_VALUE),
                answers(),
                file);
    }

    private Measure measure() {
        SqlExpression value = expression(form, "measure");
        Optional<SqlExpression> per = form.has("per") ? Optional.of(expression(form, "per")) : Optional.empty();
        if (!form.has("expectation") || form.require("expectation") instanceof YamlNode.Text) {
            if (form.has("expectation")) {
                form.oneOf("expectation", List.of("overall"));
            }
            return new Measure.Events(value, per);
        }
        YamlForm expectation = YamlForm.of(file, "an expectation", form.require("expectation"), EXPECTATION_KEYS);
        if (expectation.has("day")) {
            return surges(value, expectation);
        }
        if (!expectation.has("forecast")) {
            return new Measure.Windows(
                    value,
                    per,
                    expression(expectation, "now"),
                    expression(expectation, "before"),
                    expression(expectation, "each"));
        }
        if (per.isPresent() || expectation.has("now") || expectation.has("before") || expectation.has("each")) {
            throw form.failure(
                    "expectation", "a forecast stands alone", "drop per, now, before and each, or the forecast");
        }
        return new Measure.Leaves(value, expression(expectation, "forecast"));
    }

    private Measure surges(SqlExpression value, YamlForm expectation) {
        if (form.has("per") || Stream.of("forecast", "now", "before", "each").anyMatch(expectation::has)) {
            throw form.failure(
                    "expectation",
                    "surges have a day, and once_per at most",
                    "drop per, forecast, now, before and each");
        }
        return new Measure.Surges(
                value,
                expression(expectation, "day"),
                expectation.has("once_per") ? Optional.of(expression(expectation, "once_per")) : Optional.empty());
    }

    /** Lists of levels; a level that stands alone is a ladder of one. */
    private List<List<String>> ladders() {
        if (!form.has("ladders")) {
            return List.of();
        }
        if (!(form.require("ladders") instanceof YamlNode.Items items)) {
            throw form.failure(
                    "ladders",
                    "\"ladders\" is a list",
                    "write each ladder as [driver, company, industry], tightest first");
        }
        List<List<String>> ladders = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (YamlNode item : items.items()) {
            List<String> levels = new ArrayList<>();
            for (YamlNode level : item instanceof YamlNode.Items list ? list.items() : List.of(item)) {
                if (!(level instanceof YamlNode.Text text) || !named.add(text.text())) {
                    throw file.failure(
                            level.place(), "a level is a column that no other level is", "name each column once");
                }
                levels.add(text.text());
            }
            ladders.add(levels);
        }
        return ladders;
    }

    private CauseQuestion.Answers answers() {
        if (!form.has("answers")) {
            return new CauseQuestion.Answers(0, MOST_ANSWERS, SIGNIFICANCE);
        }
        YamlForm answers = YamlForm.of(file, "answers", form.require("answers"), ANSWER_KEYS);
        int least = whole(answers, "least", 0, 0, Integer.MAX_VALUE);
        int most = whole(answers, "most", Math.max(least, MOST_ANSWERS), Math.max(least, 1), Integer.MAX_VALUE);
        double significance = answers.has("significance") ? number(answers, "significance") : SIGNIFICANCE;
        if (!(significance > 0 && significance < 1)) {
            throw answers.failure("significance", "the significance is " + significance, "write one such as 0.02");
        }
        return new CauseQuestion.Answers(least, most, significance);
    }

    private SqlExpression expression(YamlForm from, String key) {
        return SqlExpression.parse(
                from.text(key), file.name(), key, from.placeOf(key).line());
    }

    private static int whole(YamlForm from, String key, int otherwise, int least, int most) {
        if (!from.has(key)) {
            return otherwise;
        }
        double number = number(from, key);
        if (number != Math.rint(number) || number < least || number > most) {
            throw from.failure(
                    key,
                    "\"" + key + "\" is " + from.text(key),
                    "write a whole number from " + least + (most == Integer.MAX_VALUE ? " on" : " to " + most));
        }
        return (int) number;
    }

    private static double number(YamlForm from, String key) {
        try {
            return Double.parseDouble(from.text(key));
        } catch (NumberFormatException e) {
            throw from.failure(key, "\"" + key + "\" is " + from.text(key), "write a number");
        }
    }

    private static Set<String> ordered(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
