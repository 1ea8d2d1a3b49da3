package org.quanyu.pipelines.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quanyu.pipelines.clean.CleanSession.evaluate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text and number functions, case by case. */
class TextAndNumberFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                '　ＡＢＣ１２３　'|ABC123
                '左（右）［中］'|左(右)[中]
                '是，否。对；错：好！吗？'|是，否。对；错：好！吗？
                'a   b'|a b
                '   '|NULL
                NULL|NULL
                    """)
    void cleansText(String text, String expected) {
        assertThat(evaluate("clean_text(s)", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                '深 圳 市（龙华）公司'|深圳市(龙华)公司
                '深圳【龙华】公司'|深圳(龙华)公司
                '阿卜杜拉 · 买买提'|阿卜杜拉·买买提
                'John  Smith'|John Smith
                '　'|NULL
                    """)
    void cleansNames(String text, String expected) {
        assertThat(evaluate("clean_name(s)", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                '1,234.5'|1234.500000
                '１２３４'|1234.000000
                ' -7 '|-7.000000
                '+0.25'|0.250000
                '1,23'|NULL
                '12,3456'|NULL
                '3.14e2'|NULL
                '三'|NULL
                ''|NULL
                '999999999999999999999999999'|NULL
                    """)
    void readsNumbers(String text, String expected) {
        assertThat(evaluate("to_number(s)", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                '12,345'|12345
                '-3.00'|-3
                '3.01'|NULL
                '99999999999999999999'|NULL
                '0012'|12
                    """)
    void readsIntegers(String text, String expected) {
        assertThat(evaluate("to_integer(s)", text)).isEqualTo(expected);
    }
}
