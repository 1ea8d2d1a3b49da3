package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/** Expressions that several functions are made of. */
final class Expressions {

    private static final String FULL_WIDTH_KEPT = "，；：！？";

    private static final String FULL_WIDTH = fullWidth();
    private static final String HALF_WIDTH = halfWidthOf(FULL_WIDTH);

    // zero-width characters stand behind the pairs, so translate removes them
    private static final String ZERO_WIDTH = "\u200B\u200C\u200D\u2060\uFEFF\u00AD";

    private static final String NEEDS_HALF_WIDTH = "[\uFF01-\uFF5E\u3000\u00A0\u200B-\u200D\u2060\uFEFF\u00AD]";

    private Expressions() {}

    static Column text(Column value) {
        return value.cast(DataTypes.StringType);
    }

    /** Full-width letters, digits, brackets, signs and spaces in their ASCII form; Chinese ，；：！？ stay. */
    static Column halfWidth(Column value) {
        return when(value.rlike(NEEDS_HALF_WIDTH), translate(value, FULL_WIDTH + ZERO_WIDTH, HALF_WIDTH))
                .otherwise(value);
    }

    /**
     * Null for the empty string.
     *
     * <p>Written without a branch that holds the value, so that the value counts as a common
     * subexpression and is computed once.
     */
    static Column nullIfEmpty(Column value) {
        return value.substr(lit(1), nullIfZero(length(value)));
    }

    private static Column nullIfZero(Column number) {
        return when(number.notEqual(0), number);
    }

    /** Casts, giving null for what cannot be cast, with ANSI mode on too. */
    static Column tryCast(Column value, DataType type) {
        return new Column(new Cast(value.expr(), type, Option.empty(), EvalMode.TRY()));
    }

    private static String fullWidth() {
        StringBuilder text = new StringBuilder("\u3000\u00A0");
        for (char character = '\uFF01'; character <= '\uFF5E'; character++) {
            if (FULL_WIDTH_KEPT.indexOf(character) < 0) {
                text.append(character);
            }
        }
        return text.toString();
    }

    private static String halfWidthOf(String fullWidth) {
        StringBuilder text = new StringBuilder("  ");
        fullWidth.chars().skip(2).forEach(character -> text.append((char) (character - 0xFEE0)));
        return text.toString();
    }
}
