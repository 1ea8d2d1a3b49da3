package org.quanyu.dmn.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;

/**
 * Expressions made at random have the value that kie-dmn gives them. Where it departs from DMN 1.5 nothing is asked: it takes a
 * condition of {@code some} and {@code every} that is null for false (table 48), gives null for {@code 0 between 1 and null} and
 * false for {@code 0 in (1, > null)} (tables 50 and 53), and holds 0 and 0.0 for two distinct values.
 */
class FeelOracleTest {

    private static final FEEL ORACLE = FEELBuilder.builder().build();
    private static final int DEPTH = 3;

    @Property(tries = 1500)
    void numbersAreReckonedAlike(@ForAll("numbers") String text) {
        assertAlike(text);
    }

    @Property(tries = 1500)
    void logicIsAlike(@ForAll("truths") String text) {
        assertAlike(text);
    }

    @Property(tries = 1000)
    void textsAreAlike(@ForAll("texts") String text) {
        assertAlike(text);
    }

    @Property(tries = 1000)
    void daysAndDurationsAreAlike(@ForAll("days") String text) {
        assertAlike(text);
    }

    @Property(tries = 700)
    void listsAreAlike(@ForAll("lists") String text) {
        assertAlike(text);
    }

    private static void assertAlike(String text) {
        Object ours =
                Interpreter.evaluate(FeelParser.expression(text, Names.of(Set.of(), Set.of())), Scope.of(Map.of()));
        assertThat(Texts.of(plain(ours))).as(text).isEqualTo(Texts.of(plain(ORACLE.evaluate(text))));
    }

    /** Values without the oracle's own types, and numbers without the zeros at their end. */
    private static Object plain(Object value) {
        if (value instanceof ComparablePeriod period) {
            return Period.from(period).normalized();
        }
        if (value instanceof java.math.BigDecimal number) {
            return number.stripTrailingZeros();
        }
        return value instanceof List<?> list
                ? list.stream().map(FeelOracleTest::plain).collect(Collectors.toList())
                : value;
    }

    @Provide
    Arbitrary<String> numbers() {
        return number(DEPTH);
    }

    @Provide
    Arbitrary<String> truths() {
        return truth(DEPTH);
    }

    @Provide
    Arbitrary<String> texts() {
        return text(DEPTH);
    }

    @Provide
    Arbitrary<String> days() {
        return Arbitraries.oneOf(day(2), duration(2), months(2), daySpan());
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.oneOf(
                list(),
                filled("count(%s)", list()),
                filled("sum(%s)", list()),
                filled("max(%s)", list()),
                filled("min(%s)", list()),
                filled("distinct values([1, %s, %s])", Arbitraries.of("1", "2", "3"), Arbitraries.of("1", "2", "3")),
                filled("%s[item > %s]", list(), number(0)),
                filled("%s[%s]", list(), Arbitraries.of("1", "2", "-1", "9")),
                filled("for x in %s return x * %s", list(), number(0)),
                filled("some x in %s satisfies x > %s", list(), number(0)),
                filled("every x in %s satisfies x <= %s", list(), number(0)));
    }

    private static Arbitrary<String> list() {
        return number(0).list().ofMinSize(1).ofMaxSize(4).map(items -> "[" + String.join(", ", items) + "]");
    }

    private static Arbitrary<String> number(int depth) {
        Arbitrary<String> literal = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 99).map(String::valueOf),
                Arbitraries.bigDecimals()
                        .between(java.math.BigDecimal.ZERO, java.math.BigDecimal.TEN)
                        .ofScale(3)
                        .map(java.math.BigDecimal::toPlainString),
                Arbitraries.of("0", "1", "0.5", "1234567890123456789"));
        if (depth == 0) {
            return literal;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> number(depth - 1));
        return Arbitraries.oneOf(
                literal,
                filled("(%s + %s)", inner, inner),
                filled("(%s - %s)", inner, inner),
                filled("(%s * %s)", inner, inner),
                filled("(%s / %s)", inner, Arbitraries.of("3", "7", "0.25")),
                filled("-%s", inner),
                filled("(%s ** %s)", inner, Arbitraries.of("0", "1", "2", "3")),
                filled("abs(%s)", inner),
                filled("floor(%s)", inner),
                filled("ceiling(%s)", inner),
                filled("decimal(%s, %s)", inner, Arbitraries.of("0", "2")),
                filled("modulo(%s, %s)", inner, Arbitraries.of("3", "-4", "7")),
                filled("(if %s then %s else %s)", truth(depth - 1), inner, inner));
    }

    private static Arbitrary<String> truth(int depth) {
        Arbitrary<String> literal = Arbitraries.of("true", "false", "null");
        if (depth == 0) {
            return literal;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> truth(depth - 1));
        Arbitrary<String> number = Arbitraries.lazy(() -> number(depth - 1));
        Arbitrary<String> relation = Arbitraries.of("=", "!=", "<", "<=", ">", ">=");
        return Arbitraries.oneOf(
                literal,
                filled("(%s and %s)", inner, inner),
                filled("(%s or %s)", inner, inner),
                filled("not(%s)", inner),
                filled("(%s %s %s)", number, relation, number),
                filled("(%s between %s and %s)", number, number, number),
                filled("(%s in [%s..%s))", number, number, number),
                filled("(%s in (%s, > %s))", number, number, number),
                filled("(%s = null)", number),
                filled("(%s %s %s)", text(1), relation, text(1)),
                filled("(%s %s %s)", day(1), relation, day(1)));
    }

    private static Arbitrary<String> text(int depth) {
        Arbitrary<String> literal = Arbitraries.of("\"\"", "\"a\"", "\"街道\"", "\"Abc abc\"", "\"x😀y\"", "\"12\"");
        if (depth == 0) {
            return literal;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> text(depth - 1));
        return Arbitraries.oneOf(
                literal,
                filled("(%s + %s)", inner, inner),
                filled("upper case(%s)", inner),
                filled("lower case(%s)", inner),
                filled("substring before(%s, %s)", inner, inner),
                filled("substring after(%s, %s)", inner, inner),
                filled("string(string length(%s))", inner),
                filled("string(contains(%s, %s))", inner, inner),
                filled("string(starts with(%s, %s))", inner, inner));
    }

    private static Arbitrary<String> day(int depth) {
        Arbitrary<String> literal = Combinators.combine(
                        Arbitraries.integers().between(1990, 2030),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(1, 31))
                .as("date(%d, %d, %d)"::formatted);
        if (depth == 0) {
            return literal;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> day(depth - 1));
        return Arbitraries.oneOf(
                literal, filled("(%s + %s)", inner, duration(0)), filled("(%s - %s)", inner, months(0)));
    }

    private static Arbitrary<String> duration(int depth) {
        Arbitrary<String> literal = Combinators.combine(
                        Arbitraries.of("", "-"),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 23))
                .as("duration(\"%sP%dDT%dH\")"::formatted);
        if (depth == 0) {
            return literal;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> duration(depth - 1));
        return Arbitraries.oneOf(
                literal,
                filled("(%s + %s)", inner, inner),
                filled("(%s * %s)", inner, Arbitraries.of("2", "0.5", "3")));
    }

    private static Arbitrary<String> months(int depth) {
        Arbitrary<String> literal = Combinators.combine(
                        Arbitraries.of("", "-"),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 30))
                .as("duration(\"%sP%dY%dM\")"::formatted);
        if (depth == 0) {
            return literal;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> months(depth - 1));
        return Arbitraries.oneOf(
                literal,
                filled("(%s + %s)", inner, inner),
                filled("years and months duration(%s, %s)", day(0), day(0)));
    }

    private static Arbitrary<String> daySpan() {
        return Arbitraries.oneOf(
                filled("(%s - %s)", day(0), day(0)),
                filled("%s.year", day(0)),
                filled("%s.weekday", day(0)),
                filled("%s.months", months(0)),
                filled("%s.days", duration(0)));
    }

    @SafeVarargs
    private static Arbitrary<String> filled(String pattern, Arbitrary<String>... parts) {
        return Combinators.combine(List.of(parts)).as(texts -> pattern.formatted(texts.toArray()));
    }
}
