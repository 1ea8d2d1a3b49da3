package org.quanyu.pipelines.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quanyu.pipelines.clean.CleanSession.evaluate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spellings of capital that the registry of Guangdong has, and plain ones. */
class MoneyFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
'100(万人民币元)'|1000000.00|CNY
'3,000(万人民币元)'|30000000.00|CNY
'50(万元人民币)'|500000.00|CNY
'10(万元(人民币))'|100000.00|CNY
'10(万元（人民币）)'|100000.00|CNY
'50（万元）'|500000.00|CNY
'10万人民币'|100000.00|CNY
'10万元人民币'|100000.00|CNY
'10万人民币元'|100000.00|CNY
'12.5(万)'|125000.00|CNY
'0万港币'|0.00|HKD
'10(万香港元)'|100000.00|HKD
'10(万港元)'|100000.00|HKD
'10(万元(港币))'|100000.00|HKD
'10万港元'|100000.00|HKD
'10(万美元)'|100000.00|USD
'10(万元(美元))'|100000.00|USD
'10万美元'|100000.00|USD
'10(万日元)'|100000.00|JPY
'10(万元(日元))'|100000.00|JPY
'10(万欧元)'|100000.00|EUR
'10(万元(欧元))'|100000.00|EUR
'10(万澳大利亚元)'|100000.00|AUD
'10(万德国马克)'|100000.00|DEM
'10(万英镑)'|100000.00|GBP
'人民币100万元整'|1000000.00|CNY
'US$ 5,000'|5000.00|USD
'100万元'|1000000.00|CNY
'1000元'|1000.00|CNY
'1.5亿元'|150000000.00|CNY
'1亿5000万'|150000000.00|CNY
'1亿5000万200元'|150000200.00|CNY
'１００万元'|1000000.00|CNY
'12.345元'|12.35|CNY
'人民币壹佰万元整'|1000000.00|CNY
'壹仟零伍拾万'|10500000.00|CNY
'壹亿贰仟万元'|120000000.00|CNY
'拾万港币'|100000.00|HKD
'叁万零伍元'|30005.00|CNY
'三百万'|3000000.00|CNY
'百万'|NULL|NULL
'壹贰万'|NULL|NULL
'伍拾佰万'|NULL|NULL
'梁祝贵'|NULL|NULL
'HWANG'|NULL|NULL
'电热多用锅'|NULL|NULL
'Mahmood-uL-hassan'|NULL|NULL
'-'|NULL|NULL
'万元'|NULL|NULL
''|NULL|NULL
NULL|NULL|NULL
                    """)
    void readsAmountAndCurrency(String text, String amount, String currency) {
        assertThat(evaluate("money_amount(s)", text)).isEqualTo(amount);
        assertThat(evaluate("money_currency(s)", text)).isEqualTo(currency);
    }
}
