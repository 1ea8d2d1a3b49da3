package org.quanyu.dmn.feel;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts in FEEL made at random, by the type of their value and how deep they go. */
final class RandomFeel {

    private final List<String> constants;

    /** Uses numbers and the names of variables that are numbers. */
    RandomFeel(String... variables) {
        this.constants = Stream.concat(Stream.of("0", "1", "0.5", "1234567890123456789"), Stream.of(variables))
                .toList();
    }

    Arbitrary<String> list() {
        return number(0).list().ofMinSize(1).ofMaxSize(4).map(items -> "[" + String.join(", ", items) + "]");
    }

    Arbitrary<String> number(int depth) {
        Arbitrary<String> literal = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 99).map(String::valueOf),
                Arbitraries.bigDecimals()
                        .between(java.math.BigDecimal.ZERO, java.math.BigDecimal.TEN)
                        .ofScale(3)
                        .map(java.math.BigDecimal::toPlainString),
                Arbitraries.of(constants));
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

    Arbitrary<String> truth(int depth) {
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

    Arbitrary<String> text(int depth) {
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

    Arbitrary<String> day(int depth) {
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

    Arbitrary<String> duration(int depth) {
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

    Arbitrary<String> months(int depth) {
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

    Arbitrary<String> daySpan() {
        return Arbitraries.oneOf(
                filled("(%s - %s)", day(0), day(0)),
                filled("%s.year", day(0)),
                filled("%s.weekday", day(0)),
                filled("%s.months", months(0)),
                filled("%s.days", duration(0)));
    }

    @SafeVarargs
    static Arbitrary<String> filled(String pattern, Arbitrary<String>... parts) {
        return Combinators.combine(List.of(parts)).as(texts -> pattern.formatted(texts.toArray()));
    }
}
