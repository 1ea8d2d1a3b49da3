package org.quanyu.pipelines.clean;

import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.CreditCodes;
import org.quanyu.pipelines.clean.value.FirmNames;

/** The parts of firms' names and codes by which records are compared; NULL for placeholders. */
final class FirmFunctions {

    private FirmFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "firm_name",
                        "The name in half width, simplified characters and capitals, with () for all brackets; NULL for"
                                + " what is no name.",
                        textual(FirmNames.class, "read"),
                        example("firm_name('光宇（上海） 餐饮管理有限公司')", "光宇(上海)餐饮管理有限公司"),
                        example("firm_name('暂无')", null)),
                LakeFunction.of(
                        "firm_core_name",
                        "The name without place, legal form, branch and brackets.",
                        textual(FirmNames.class, "coreName"),
                        example("firm_core_name('上海市光宇餐饮管理有限公司')", "光宇餐饮管理"),
                        example("firm_core_name('光宇（上海）餐饮管理有限责任公司')", "光宇餐饮管理"),
                        example("firm_core_name('光宇餐饮管理')", "光宇餐饮管理"),
                        example("firm_core_name('上海浦东光宇餐饮管理有限公司陆家嘴店')", "光宇餐饮管理"),
                        example("firm_core_name('深圳市龙华区民治街道新思奥经营部')", "新思奥经营部"),
                        example("firm_core_name('龙华区汇隆店')", "汇隆店"),
                        example("firm_core_name('上海市政工程有限公司')", "市政工程"),
                        example("firm_core_name('博罗县石湾建筑工程总公司永康物业分公司')", "石湾建筑工程")),
                LakeFunction.of(
                        "firm_trade_name",
                        "The trade name (字号): the core name without the words at its end that say what the firm does.",
                        textual(FirmNames.class, "tradeName"),
                        example("firm_trade_name('上海市三禄人力资源有限公司')", "三禄"),
                        example("firm_trade_name('三禄公司')", "三禄"),
                        example("firm_trade_name('深圳市龙华区嘉峰维修店')", "嘉峰")),
                LakeFunction.of(
                        "firm_branch",
                        "What stands behind the name of the headquarters: 第一分公司, 陆家嘴店; NULL for a headquarters.",
                        textual(FirmNames.class, "branch"),
                        example("firm_branch('上海新本贸易有限公司第一分公司')", "第一分公司"),
                        example("firm_branch('新本浦东分公司')", "浦东分公司"),
                        example("firm_branch('礼兰陆家嘴店')", "陆家嘴店"),
                        example("firm_branch('怀集县农业生产资料公司购销门市部')", "购销门市部"),
                        example("firm_branch('深圳市龙华区嘉峰维修店')", null)),
                LakeFunction.of(
                        "credit_code_organisation",
                        "The organisation code of 9 characters (GB 11714) in a credit code of 18, or the code itself;"
                                + " else NULL.",
                        textual(CreditCodes.class, "organisation"),
                        example("credit_code_organisation('91350100M000100Y43')", "M000100Y4"),
                        example("credit_code_organisation('M000100Y-4')", "M000100Y4"),
                        example("credit_code_organisation('440306103456789')", null)));
    }

    private static Function<Column, Column> textual(Class<?> owner, String method) {
        return value -> call(owner, method, DataTypes.StringType, text(value));
    }
}
