package org.quanyu.pipelines.clean;

import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.Money;

/** Amounts of money with 万, 亿 and a currency, as registries write them. */
final class MoneyFunctions {

    private MoneyFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "money_amount",
                        "DECIMAL(20,2) in units of the currency (not in 万) from spellings such as 3,000(万人民币元),"
                                + " 50（万元）, 0万港币, 1.5亿元; NULL where the text is no amount.",
                        MoneyFunctions::amount,
                        example("money_amount('3,000(万人民币元)')", "30000000.00"),
                        example("money_amount('10(万元(美元))')", "100000.00"),
                        example("money_amount('1亿5000万')", "150000000.00"),
                        example("money_amount('人民币壹佰万元整')", "1000000.00"),
                        example("money_amount('电热多用锅')", null)),
                LakeFunction.of(
                        "money_currency",
                        "The ISO 4217 code of the same text; CNY where no currency is named, NULL where the text is"
                                + " no amount.",
                        MoneyFunctions::currency,
                        example("money_currency('0万港币')", "HKD"),
                        example("money_currency('100(万德国马克)')", "DEM"),
                        example("money_currency('50（万元）')", "CNY")));
    }

    private static Column amount(Column value) {
        return call(Money.class, "amount", DataTypes.createDecimalType(Money.PRECISION, Money.SCALE), text(value));
    }

    private static Column currency(Column value) {
        return call(Money.class, "currency", DataTypes.StringType, text(value));
    }
}
