package org.quanyu.pipelines.clean;

import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.Texts;

/** Text: widths, white space, brackets. */
final class TextFunctions {

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

    private static Column cleanText(Column value) {
        return call(Texts.class, "clean", DataTypes.StringType, text(value));
    }

    private static Column cleanName(Column value) {
        return call(Texts.class, "cleanName", DataTypes.StringType, text(value));
    }
}
