package org.quanyu.dmn.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelTest {

    private static final Names NAMES =
            Names.of(Set.of("people", "annual income", "annual income per head", "unknown-place"), Set.of("住所 街道"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/3 | 0.3333333333333333333333333333333333",
                "decimal(2.5, 0) | 2",
                "null = null | true",
                "[10, 20, 30][1] | 10",
                "[10, 20, 30][-1] | 30",
                "1 = \"1\" | null",
                "false and null | false",
                "true and null | null",
                "1.2e3 | 1200",
                "date(\"2024-02-29\") + duration(\"P1Y\") | 2025-02-28",
                "years and months duration(date(\"2020-05-31\"), date(\"2024-05-30\")) | P3Y11M",
                "string length(\"x😀y\") | 3",
                "if null then 1 else 2 | 2",
                "{低保: true, 补贴: if 低保 then 300 else 0}.补贴 | 300",
                "(function(a, b) a - b)(b: 1, a: 3) | 2",
                "2 in (> 1, null) | true",
                "annual income per head - annual income | -90",
                "people[住所 街道 = \"珉治\"].age | [80]",
                "duration(\"PT36H\") | P1DT12H",
                "sum([]) | null",
                "1 / 0 | null",
                "0 between 1 and null | false",
                "2 between 1 and null | null",
                "0 in (1, > null) | null",
                "null in ([5..1], 3) | null",
                "some x in [1, null] satisfies x > 2 | null",
            })
    void expressionsHaveTheirValue(String text, String value) {
        Map<String, Object> person = Map.of("age", BigDecimal.valueOf(80), "住所 街道", "珉治");
        Scope scope = Scope.of(Map.of(
                "people",
                List.of(person),
                "annual income",
                BigDecimal.valueOf(100),
                "annual income per head",
                BigDecimal.TEN));
        Names names = NAMES;

        Object found = Interpreter.evaluate(FeelParser.expression(text, names), scope);

        assertThat(found == null ? "null" : Texts.of(found)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80 | >= 80 | true",
                "79 | >= 80 | false",
                "79 | - | true",
                "5 | [1..5) | false",
                "5 | 1, 5 | true",
                "5 | not(1, 5) | false",
                "5 | ? > 4 and ? < 6 | true",
                "null | >= 80 | null",
                "null | null | true",
                "null | [5..1] | null",
                "3 | [5..1] | null",
            })
    void cellsAreMet(String value, String cell, String met) {
        Object tested = Interpreter.evaluate(FeelParser.expression(value, NAMES), Scope.of(Map.of()));

        Object found = Interpreter.meets(FeelParser.unaryTests(cell, NAMES), tested, Scope.of(Map.of()));

        assertThat(String.valueOf(found)).isEqualTo(met);
    }

    @Test
    void unknownNamesAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> FeelParser.expression("1 + income", NAMES))
                .isInstanceOfSatisfying(
                        FeelException.class, e -> assertThat(e.position()).isEqualTo(4))
                .hasMessage("nothing is named \"income\"");
    }

    @Test
    void whatDoesNotGoOnIsRefused() {
        assertThatThrownBy(() -> FeelParser.expression("(1 + 2", NAMES)).hasMessage("\")\" was expected, not the end");
        assertThatThrownBy(() -> FeelParser.expression("1 2", NAMES)).hasMessage("\"2\" was not expected");
        assertThatThrownBy(() -> FeelParser.expression("\"open", NAMES)).hasMessage("\"\"open\" was not expected");
    }
}
