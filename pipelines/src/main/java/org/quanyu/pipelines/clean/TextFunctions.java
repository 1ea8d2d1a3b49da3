package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.pipelines.clean.Expressions.halfWidth;
import static org.quanyu.pipelines.clean.Expressions.nullIfEmpty;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;

/** Text: widths, white space, brackets. */
final class TextFunctions {

    private static final String WHITE = "[\\p{Cc}\\p{Zs}\\p{Zl}\\p{Zp}]+";

    private static final String SPACE_BESIDE_CHINESE = "(?<=[\\p{IsHan}()·]) +| +(?=[\\p{IsHan}()·])";

    /** A name that cleaning does not change. */
    private static final String PLAIN_NAME = "^[\\u4E00-\\u9FFFA-Za-z0-9()]++$";

    private TextFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "clean_text",
                        "Full-width letters, digits, brackets and signs become ASCII; tabs, line breaks and other"
                                + " control characters become one space; ends are trimmed; empty becomes NULL."
                                + " Chinese ，。；：！？、 stay.",
                        TextFunctions::cleanText,
                        example("clean_text('　Ａ座１２号（东）\\t\\n二楼， 左 ')", "A座12号(东) 二楼， 左"),
                        example("clean_text(' \\t ')", null)),
                LakeFunction.of(
                        "clean_name",
                        "As clean_text, for names of firms and people: all brackets become (), and spaces beside"
                                + " Chinese characters go.",
                        TextFunctions::cleanName,
                        example("clean_name('深圳 华星〔龙华〕 有限公司')", "深圳华星(龙华)有限公司"),
                        example("clean_name('ACME  Trading Ltd')", "ACME Trading Ltd")));
    }

    static Column cleanText(Column value) {
        Column text = text(value);
        Column cleaned = trim(regexp_replace(halfWidth(text), WHITE, " "));
        return nullIfEmpty(when(isClean(text), text).otherwise(cleaned));
    }

    /** Told without a pattern over all of Unicode: texts in plain ASCII, which only spaces can make unclean. */
    private static Column isClean(Column text) {
        return octet_length(text)
                .equalTo(length(text))
                .and(not(text.startsWith(" ")
                        .or(text.endsWith(" "))
                        .or(text.contains("  "))
                        .or(text.rlike("\\p{Cntrl}"))));
    }

    private static Column cleanName(Column value) {
        Column text = text(value);
        Column brackets = translate(halfWidth(text), "[]{}【】〔〕［］﹙﹚〈〉", "()()()()()()()");
        Column spaced = regexp_replace(brackets, WHITE, " ");
        Column cleaned = trim(regexp_replace(spaced, SPACE_BESIDE_CHINESE, ""));
        return nullIfEmpty(when(text.rlike(PLAIN_NAME), text).otherwise(cleaned));
    }
}
