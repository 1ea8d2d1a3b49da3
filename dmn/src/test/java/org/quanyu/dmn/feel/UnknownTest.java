package org.quanyu.dmn.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownTest {

    private static final Names NAMES = Names.of(Set.of("x", "y"), Set.of());
    private static final List<Object> VALUES = Arrays.asList(
            null, number("-3"), number("0"), number("0.5"), number("1"), number("42"), number("1234567890123456789"));

    @Property(tries = 3000)
    void whatIsKnownHoldsForEveryValue(@ForAll("truths") String text) {
        Expression expression = FeelParser.expression(text, NAMES);
        Object found = Interpreter.evaluate(expression, scope(Unknown.UNKNOWN, number("1")));
        if (found != Unknown.UNKNOWN) {
            assertThat(VALUES).as(text).allSatisfy(value -> assertThat(
                            Interpreter.evaluate(expression, scope(value, number("1"))))
                    .isEqualTo(found));
        }
    }

    @Provide
    Arbitrary<String> truths() {
        return new RandomFeel("x", "y").truth(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x > 1 | unknown",
                "x > 1 and y > 1 | false",
                "x > 1 or y = 1 | true",
                "x = null | unknown",
                "x > 1 and null | unknown",
                "if x > 1 then 5 else 5 | 5",
                "if x > 1 then 5 else 6 | unknown",
                "sum([1, x]) | unknown",
                "[1, x] = [2, 3] | false",
                "[1, x] = [1, 3] | unknown",
                "some i in [x, 1] satisfies i = 1 | true",
                "every i in [x, 1] satisfies i = 1 | unknown",
                "[x, 1][item > 0] | unknown",
                "1 in [2, x] | unknown",
                "1 in [1, x] | true",
                "{a: x}.a | unknown",
                "x instance of number | unknown",
            })
    void theUnknownGoesAsFarAsItMatters(String text, String value) {
        Object found = Interpreter.evaluate(FeelParser.expression(text, NAMES), scope(Unknown.UNKNOWN, number("1")));

        assertThat(Texts.of(found)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 80 | unknown",
                "- | true",
                "not(1, 2) | unknown",
                "? > 4 or true | true",
                "null | unknown",
                "[1..y] | unknown",
                "[2..y] | null",
            })
    void cellsOfTheUnknown(String cell, String met) {
        Object found =
                Interpreter.meets(FeelParser.unaryTests(cell, NAMES), Unknown.UNKNOWN, scope(number("1"), number("1")));

        assertThat(String.valueOf(Texts.of(found))).isEqualTo(met);
    }

    private static Scope scope(Object x, Object y) {
        Map<String, Object> values = new HashMap<>();
        values.put("x", x);
        values.put("y", y);
        return Scope.of(Collections.unmodifiableMap(values));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
