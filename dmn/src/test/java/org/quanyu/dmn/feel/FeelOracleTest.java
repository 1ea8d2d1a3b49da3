package org.quanyu.dmn.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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
    private static final RandomFeel MADE = new RandomFeel();
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
        return MADE.number(DEPTH);
    }

    @Provide
    Arbitrary<String> truths() {
        return MADE.truth(DEPTH);
    }

    @Provide
    Arbitrary<String> texts() {
        return MADE.text(DEPTH);
    }

    @Provide
    Arbitrary<String> days() {
        return Arbitraries.oneOf(MADE.day(2), MADE.duration(2), MADE.months(2), MADE.daySpan());
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.oneOf(
                MADE.list(),
                RandomFeel.filled("count(%s)", MADE.list()),
                RandomFeel.filled("sum(%s)", MADE.list()),
                RandomFeel.filled("max(%s)", MADE.list()),
                RandomFeel.filled("min(%s)", MADE.list()),
                RandomFeel.filled(
                        "distinct values([1, %s, %s])", Arbitraries.of("1", "2", "3"), Arbitraries.of("1", "2", "3")),
                RandomFeel.filled("%s[item > %s]", MADE.list(), MADE.number(0)),
                RandomFeel.filled("%s[%s]", MADE.list(), Arbitraries.of("1", "2", "-1", "9")),
                RandomFeel.filled("for x in %s return x * %s", MADE.list(), MADE.number(0)),
                RandomFeel.filled("some x in %s satisfies x > %s", MADE.list(), MADE.number(0)),
                RandomFeel.filled("every x in %s satisfies x <= %s", MADE.list(), MADE.number(0)));
    }
}
