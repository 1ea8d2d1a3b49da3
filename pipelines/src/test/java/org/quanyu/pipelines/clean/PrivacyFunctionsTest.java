package org.quanyu.pipelines.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quanyu.pipelines.clean.CleanSession.evaluate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contacts that are masked and digits that are not. */
class PrivacyFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                手机13812345678。|手机[电话]。
                +86 138-1234-5678|[电话]
                '１３８１２３４５６７８'|[电话]
                8613812345678|[电话]
                电话0746-8219007，谢谢|电话[电话]，谢谢
                电话：0731－82345678转12|电话：[电话]
                (0755)28345678|[电话]
                075528345678|[电话]
                请致电8830760|请致电[电话]
                617-555-1234 or 617.555.1234|[电话] or [电话]
                (617) 555-1234|[电话]
                +1 617-555-1234|[电话]
                400-123-4567|[电话]
                li.ming@mail.example.com.cn|[邮箱]
                身份证：11010519491231002X|身份证：[证件号]
                    """)
    void masksContacts(String text, String expected) {
        assertThat(evaluate("mask_contacts(s)", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                case 101000897887|case 101000897887
                2019-02-28 11:25:05|2019-02-28 11:25:05
                2015-05-25 12:31:58.06|2015-05-25 12:31:58.06
                5-16-14|5-16-14
                2016.01.15－2019.02.28|2016.01.15－2019.02.28
                1,380,000,000.00元|1,380,000,000.00元
                13800000000000|13800000000000
                91440101MA5CKXBL84|91440101MA5CKXBL84
                A00025449|A00025449
                UU0082097|UU0082097
                @marty_walsh|@marty_walsh
                trash @ 35 Dennison St|trash @ 35 Dennison St
                拨打12345|拨打12345
                Parcel ID 0202551000|Parcel ID 0202551000
                0000-00000000|0000-00000000
                6222021234567890123|6222021234567890123
                NULL|NULL
                    """)
    void leavesOtherDigits(String text, String expected) {
        assertThat(evaluate("mask_contacts(s)", text)).isEqualTo(expected);
    }
}
