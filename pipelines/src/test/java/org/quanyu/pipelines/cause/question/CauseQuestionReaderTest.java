package org.quanyu.pipelines.cause.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.schemas.failure.LakeException;

class CauseQuestionReaderTest {

    @Test
    void anEventQuestionHasDefaults() {
        CauseQuestion question = read("""
                causes: late
                measure: late
                ladders: [[driver, company], channel]
                """);

        assertThat(question.measure()).isInstanceOf(Measure.Events.class);
        assertThat(question.ladders()).containsExactly(List.of("driver", "company"), List.of("channel"));
        assertThat(question.combinations()).isEqualTo(3);
        assertThat(question.missing()).contains("", "na");
        assertThat(question.answers()).isEqualTo(new CauseQuestion.Answers(0, 30, 0.02));
    }

    @Test
    void aForecastMakesLeavesAndWindowsMakeWindows() {
        assertThat(read("{causes: x, measure: real, expectation: {forecast: predict}}")
                        .measure())
                .isInstanceOf(Measure.Leaves.class);
        CauseQuestion windows = read("""
                causes: stalls
                measure: value
                per: cnt
                expectation: {now: min = at, before: min < at, each: min}
                answers: {least: 1, most: 1}
                """);
        assertThat(windows.measure()).isInstanceOf(Measure.Windows.class);
        assertThat(windows.measured()).containsExactlyInAnyOrder("value", "cnt", "min", "at");
    }

    @Test
    void mistakesAreToldWithTheirPlace() {
        refused("causes: x\nmesure: y\n", "line 2", "did you mean \"measure\"");
        refused("causes: x\nmeasure: y\nexpectation: often\n", "line 3", "overall");
        refused("causes: x\nmeasure: y\nladders: [[a, b], a]\n", "line 3", "no other level");
        refused("causes: x\nmeasure: y\ncombinations: 0\n", "line 3", "whole number");
        refused("causes: x\nmeasure: y\nanswers: {significance: 2}\n", "line 3", "0.02");
        refused("causes: x\nmeasure: y\nper: z\nexpectation: {forecast: p}\n", "line 4", "stands alone");
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(LakeException.class).satisfies(failure -> assertThat(
                        ((LakeException) failure).text())
                .contains("LAKE-1601")
                .contains(parts));
    }

    private static CauseQuestion read(String text) {
        return CauseQuestionReader.read("question.yaml", text);
    }
}
