package org.quanyu.reports.visit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a visit found out. */
enum VisitOutcome {
    CONFIRMED("confirmed", "属实", "现场核实，确有该风险情形"),
    NOT_CONFIRMED("not_confirmed", "不属实", "已见到企业，未发现该风险情形"),
    NOT_FOUND("not_found", "未找到企业", "登记住所查无该企业，无法核实");

    private final String word;
    private final String chinese;
    private final String meaning;

    VisitOutcome(String word, String chinese, String meaning) {
        this.word = word;
        this.chinese = chinese;
        this.meaning = meaning;
    }

    /** As {@code ops.feedback} names it. */
    String word() {
        return word;
    }

    /** As people choose it. */
    String chinese() {
        return chinese;
    }

    String meaning() {
        return meaning;
    }

    static List<String> choices() {
        return Arrays.stream(values()).map(VisitOutcome::chinese).toList();
    }

    /** @param text as chosen, or the word of the table */
    static Optional<VisitOutcome> of(String text) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.chinese.equals(text) || outcome.word.equals(text))
                .findFirst();
    }
}
