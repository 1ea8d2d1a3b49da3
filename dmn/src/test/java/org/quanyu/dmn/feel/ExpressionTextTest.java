package org.quanyu.dmn.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTextTest {

    private static final Names NAMES = Names.of(Set.of("x", "y"), Set.of());

    @Property(tries = 2000)
    void whatIsWrittenMeansTheSame(@ForAll("truths") String text) {
        Expression read = FeelParser.expression(text, NAMES);
        Expression again = FeelParser.expression(ExpressionText.of(read), NAMES);
        for (int x = -1; x <= 2; x++) {
            Scope scope = scope(x, 1 - x);
            assertThat(Interpreter.evaluate(again, scope))
                    .as(ExpressionText.of(read))
                    .isEqualTo(Interpreter.evaluate(read, scope));
        }
    }

    @Provide
    Arbitrary<String> truths() {
        return new RandomFeel("x", "y").truth(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x>=18 and y<65 | x >= 18 and y < 65",
                "x between 1 and 2 or y=3 | x between 1 and 2 or y = 3",
                "x in (1,2,3) | x in (1, 2, 3)",
                "x in [1..3) | x in [1..3)",
                "x in (> 5) | x > 5",
                "not(x > 1) | not(x > 1)",
                "if x > 1 then \"甲\" else null | if x > 1 then \"甲\" else null",
                "(x + 1) * 2 = -y | (x + 1) * 2 = -y",
                "x in [1, 2] | x in [1, 2]",
                "for i in [1, 2] return i | …",
            })
    void expressionsReadLikeFeel(String text, String written) {
        assertThat(ExpressionText.of(FeelParser.expression(text, NAMES))).isEqualTo(written);
    }

    private static Scope scope(int x, int y) {
        return Scope.of(Map.of("x", BigDecimal.valueOf(x), "y", BigDecimal.valueOf(y)));
    }
}
