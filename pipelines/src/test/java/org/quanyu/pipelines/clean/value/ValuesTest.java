package org.quanyu.pipelines.clean.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short cuts that most values take give what the long way gives. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closed 2015-05-06 15:21:35.973 by crew|closed 2015-05-06 15:21:35.973 by crew",
                "2015-05-06 call 617-555-1234|2015-05-06 call [电话]",
                "13800138000 2015-05-06|[电话] 2015-05-06",
                "0755-2015-05-06 12345678|0755-2015-05-06 12345678",
                "于2019-02-28致电０７５５－１２３４５６７８|于2019-02-28致电[电话]",
                "a.b@c.cn|[邮箱]"
            })
    void aDateIsNoContactAndHidesNone(String text, String masked) {
        assertThat(Contacts.mask(UTF8String.fromString(text))).hasToString(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"plain text|plain text", " two  spaces |two spaces", "Ａ座\u3000一|A座 一", "a\u200Bb|ab"})
    void cleansWhatIsUnclean(String text, String clean) {
        assertThat(Texts.clean(UTF8String.fromString(text))).hasToString(clean);
    }

    @ParameterizedTest
    @CsvSource({"'  '", "\u3000", "\u200B", "''"})
    void nothingIsNull(String text) {
        assertThat(Texts.clean(UTF8String.fromString(text))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2015-03-08 02:30:00, America/New_York, 2015-03-08 03:30:00",
        "03/08/2015 02:30:00 AM, America/New_York, 2015-03-08 03:30:00",
        "2015-11-01 01:30:00, America/New_York, 2015-11-01 01:30:00",
    })
    void bothLayoutsTreatTheChangeOfTheClockAlike(String text, String zone, String moved) {
        UTF8String newYork = UTF8String.fromString(zone);
        assertThat(DateTimes.micros(UTF8String.fromString(text), newYork))
                .isEqualTo(DateTimes.micros(UTF8String.fromString(moved), newYork))
                .isNotNull();
    }

    @Test
    void anUnknownZoneGivesNoTime() {
        UTF8String time = UTF8String.fromString("2015-03-08 12:00:00");
        assertThat(DateTimes.micros(time, UTF8String.fromString("UTC"))).isEqualTo(1_425_816_000_000_000L);
        assertThat(DateTimes.micros(time, UTF8String.fromString("America/Boston")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"100马克兹, ", "人民币100美元, ", "万100, ", "100, 100.00", "1.5亿, 150000000.00"})
    void anUnknownCurrencyIsNoAmount(String text, String amount) {
        Decimal read = Money.amount(UTF8String.fromString(text));
        assertThat(read == null ? null : read.toString()).isEqualTo(amount);
    }
}
