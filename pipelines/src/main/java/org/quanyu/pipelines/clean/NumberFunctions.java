package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.translate;
import static org.quanyu.pipelines.clean.Expressions.halfWidth;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.Expressions.tryCast;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Numbers written for people. */
final class NumberFunctions {

    private static final String GROUPED = "[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+";

    // the second alternative takes every other text and leaves nothing of it
    private static final String NUMBER = "^\\s*(?:([+-]?(?:" + GROUPED + ")(?:\\.[0-9]*)?)\\s*|(?s:.*))$";

    private static final String INTEGER = "^\\s*(?:([+-]?(?:" + GROUPED + "))(?:\\.0*)?\\s*|(?s:.*))$";

    private NumberFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "to_number",
                        "DECIMAL(24,6) from text with thousands separators or full-width digits; NULL where anything"
                                + " else is in it. With two arguments it is Spark's to_number.",
                        value -> number(value, NUMBER, DataTypes.createDecimalType(24, 6)),
                        example("to_number('1,234,567.89 ')", "1234567.890000"),
                        example("to_number('－１２．５')", "-12.500000"),
                        example("to_number('12万')", null)),
                LakeFunction.of(
                        "to_integer",
                        "BIGINT from the same spellings; NULL for a fraction other than zero.",
                        value -> number(value, INTEGER, DataTypes.LongType),
                        example("to_integer('3,000')", "3000"),
                        example("to_integer('12.0')", "12"),
                        example("to_integer('12.5')", null)));
    }

    private static Column number(Column value, String pattern, org.apache.spark.sql.types.DataType type) {
        return tryCast(translate(regexp_replace(halfWidth(text(value)), pattern, "$1"), ",，", ""), type);
    }
}
