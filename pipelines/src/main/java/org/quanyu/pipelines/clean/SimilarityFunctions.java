package org.quanyu.pipelines.clean;

import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.Expressions.tryCast;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.Readings;
import org.quanyu.pipelines.clean.value.Shapes;
import org.quanyu.pipelines.clean.value.Similarities;
import org.quanyu.pipelines.clean.value.Typos;

/** How like two standardised values are; NULL where one of them is NULL, and the same with the two exchanged. */
final class SimilarityFunctions {

    private SimilarityFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.ofTwo(
                        "jaro_winkler",
                        "Jaro-Winkler similarity, 0 to 1, by characters (Winkler 1990: at most 4 characters of common"
                                + " prefix, weighted by 0.1, without a threshold).",
                        textual(Similarities.class, "jaroWinkler", DataTypes.DoubleType),
                        example("round(jaro_winkler('MARTHA', 'MARHTA'), 4)", "0.9611"),
                        example("round(jaro_winkler('李小明', '李晓明'), 4)", "0.8"),
                        example("jaro_winkler('张三', '李四')", "0.0")),
                LakeFunction.ofTwo(
                        "damerau_levenshtein",
                        "How many characters are put in, left out, replaced or swapped with their neighbour (optimal"
                                + " string alignment: no part is changed twice).",
                        textual(Similarities.class, "damerauLevenshtein", DataTypes.IntegerType),
                        example("damerau_levenshtein('13812345678', '13812435678')", "1"),
                        example("damerau_levenshtein('王小明', '王明')", "1"),
                        example("damerau_levenshtein('ca', 'abc')", "3")),
                LakeFunction.ofTwo(
                        "bigram_jaccard",
                        "The share, 0 to 1, of pairs of neighbouring characters that both texts have (Jaccard); 0 for"
                                + " different texts of one character.",
                        textual(Similarities.class, "bigramJaccard", DataTypes.DoubleType),
                        example("bigram_jaccard('光宇餐饮管理', '光宇餐饮服务')", "0.42857142857142855"),
                        example("bigram_jaccard('光', '光')", "1.0")),
                LakeFunction.ofTwo(
                        "abbreviates",
                        "Whether the shorter text, of 2 characters or more, stands in the longer one as it is, or with"
                                + " gaps behind its first two characters.",
                        textual(Similarities.class, "abbreviates", DataTypes.BooleanType),
                        example("abbreviates('光宇游戏', '光宇游戏汽车服务')", "true"),
                        example("abbreviates('三禄人力资源', '三禄公司')", "false"),
                        example("abbreviates('光宇服务', '光宇游戏汽车服务')", "true")),
                LakeFunction.ofTwo(
                        "swapped",
                        "Whether the end of one text stands before the rest of it in the other, as where the surname is"
                                + " written behind; false for equal texts.",
                        textual(Similarities.class, "swapped", DataTypes.BooleanType),
                        example("swapped('李小明', '小明李')", "true"),
                        example("swapped('李小明', '李明小')", "false")),
                LakeFunction.of(
                        "pinyin",
                        "The commonest Mandarin reading of each Chinese character, without tone and with ü as v,"
                                + " separated by spaces; other characters stay. A blocking key.",
                        value -> call(Readings.class, "pinyin", DataTypes.StringType, text(value)),
                        example("pinyin('吕小明')", "lv xiao ming"),
                        example("pinyin('李*')", "li *"),
                        example("pinyin('A1座')", "A1 zuo")),
                LakeFunction.ofTwo(
                        "same_pinyin",
                        "Whether the texts have as many characters and those at each place are the same or have a"
                                + " Mandarin reading in common, whatever the tone.",
                        textual(Readings.class, "samePinyin", DataTypes.BooleanType),
                        example("same_pinyin('李晓明', '李小鸣')", "true"),
                        example("same_pinyin('单芳', '善芳')", "true"),
                        example("same_pinyin('陈林', '程林')", "false")),
                LakeFunction.ofTwo(
                        "sounds_alike",
                        "As same_pinyin, taking together l and n, zh and z, ch and c, sh and s, ang and an, eng and en,"
                                + " ing and in.",
                        textual(Readings.class, "soundsAlike", DataTypes.BooleanType),
                        example("sounds_alike('陈林', '程宁')", "true"),
                        example("sounds_alike('刘山', '牛三')", "true"),
                        example("sounds_alike('王芳', '黄芳')", "false")),
                LakeFunction.ofTwo(
                        "look_alike",
                        "Whether the texts have as many characters and those at each place are the same or of similar"
                                + " shape: one is a part of the other, they share a part that makes up half of them, or"
                                + " at most two fifths of the strokes differ.",
                        textual(Shapes.class, "lookAlike", DataTypes.BooleanType),
                        example("look_alike('李波', '季坡')", "true"),
                        example("look_alike('晴', '睛')", "true"),
                        example("look_alike('李明', '王明')", "false")),
                LakeFunction.ofTwo(
                        "identity_numbers_alike",
                        "Whether two identity numbers of 18 characters, unequal and not masked, differ by one wrong"
                                + " character or one swap of neighbours, whatever the check character, or one of them"
                                + " lacks or repeats a character.",
                        textual(Typos.class, "identityNumbersAlike", DataTypes.BooleanType),
                        example("identity_numbers_alike('11010519491231002X', '110105194912310038')", "true"),
                        example("identity_numbers_alike('11010519491231002X', '1101051949123102X')", "true"),
                        example("identity_numbers_alike('11010519491231002X', '11010519491231002X')", "false")),
                LakeFunction.ofTwo(
                        "credit_codes_alike",
                        "Whether two credit codes of one length differ by one wrong character or one swap of"
                                + " neighbours; false for equal ones.",
                        textual(Typos.class, "creditCodesAlike", DataTypes.BooleanType),
                        example("credit_codes_alike('91310115MAJWNA6LFB', '91310115GAJWNA6LFB')", "true"),
                        example("credit_codes_alike('91310115MAJWNA6LFB', '91310115MAJWNA6LFB')", "false")),
                LakeFunction.ofTwo(
                        "masked_alike",
                        "Whether texts of which one is masked by * agree in every character that both show, and show"
                                + " one; of one length, or one ends in a mask, which stands for one or more characters.",
                        textual(Typos.class, "maskedAlike", DataTypes.BooleanType),
                        example("masked_alike('李*', '李小明')", "true"),
                        example("masked_alike('138****5678', '13812345678')", "true"),
                        example("masked_alike('李小明', '李小明')", "false")),
                LakeFunction.ofTwo(
                        "dates_alike",
                        "Whether two dates differ in year, month or day only, by one digit or two swapped digits, or"
                                + " have month and day swapped; false for equal ones.",
                        SimilarityFunctions::datesAlike,
                        example("dates_alike(date'1986-08-15', date'1988-08-15')", "true"),
                        example("dates_alike(date'1986-08-05', date'1986-05-08')", "true"),
                        example("dates_alike(date'1986-08-15', date'1988-08-16')", "false")));
    }

    private static BinaryOperator<Column> textual(Class<?> owner, String method, DataType type) {
        return (left, right) -> call(owner, method, type, text(left), text(right));
    }

    private static Column datesAlike(Column left, Column right) {
        return call(
                Typos.class,
                "datesAlike",
                DataTypes.BooleanType,
                tryCast(left, DataTypes.DateType),
                tryCast(right, DataTypes.DateType));
    }
}
