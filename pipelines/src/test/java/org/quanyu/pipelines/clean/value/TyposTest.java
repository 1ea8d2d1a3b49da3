package org.quanyu.pipelines.clean.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTest {

    @Property
    void oneSlipInANumberIsForgiven(
            @ForAll("numbers") String number,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(max = 9) int digit,
            @ForAll @IntRange(max = 9) int check) {
        StringBuilder replaced = new StringBuilder(number);
        replaced.setCharAt(place, (char) ('0' + digit));
        assertAlike(number, replaced.toString());
        replaced.setCharAt(17, (char) ('0' + check));
        assertAlike(number, replaced.toString());
        int from = Math.min(place, 16);
        StringBuilder swapped = new StringBuilder(number);
        swapped.setCharAt(from, number.charAt(from + 1));
        swapped.setCharAt(from + 1, number.charAt(from));
        assertAlike(number, swapped.toString());
        assertAlike(number, number.substring(0, place) + digit + number.substring(place));
        assertAlike(number, number.substring(0, place) + number.substring(place + 1));
    }

    private static void assertAlike(String number, String other) {
        assertThat(Typos.identityNumbersAlike(utf8(number), utf8(other))).isEqualTo(!number.equals(other));
        assertThat(Typos.identityNumbersAlike(utf8(other), utf8(number))).isEqualTo(!number.equals(other));
    }

    @Property
    void twoWrongDigitsApartAreNot(@ForAll("numbers") String number, @ForAll @IntRange(max = 13) int place) {
        StringBuilder other = new StringBuilder(number);
        for (int index : new int[] {place, place + 3}) {
            other.setCharAt(index, number.charAt(index) == '9' ? '0' : (char) (number.charAt(index) + 1));
        }
        assertThat(Typos.identityNumbersAlike(utf8(number), utf8(other.toString())))
                .isFalse();
        assertThat(Typos.creditCodesAlike(utf8(number), utf8(other.toString()))).isFalse();
    }

    @Property
    void aMaskHidesWhatItHides(@ForAll("numbers") String number, @ForAll @IntRange(min = 1, max = 16) int shown) {
        String masked = number.substring(0, shown) + "*".repeat(17 - shown) + number.substring(17);
        assertThat(Typos.maskedAlike(utf8(number), utf8(masked))).isTrue();
        assertThat(Typos.maskedAlike(utf8(masked), utf8(number))).isTrue();
        assertThat(Typos.maskedAlike(utf8(masked), utf8("x" + number.substring(1))))
                .isFalse();
        assertThat(Typos.identityNumbersAlike(utf8(masked), utf8(number))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "李*, 李小明, true",
        "李*, 李, false",
        "李*, 李*, true",
        "李*, 王小明, false",
        "李*, 李小*, true",
        "张*奇, 张小奇, true",
        "张*奇, 张奇, false",
        "*, 李小明, false",
        "***, 李小明, false",
        "李小明, 李小明, false"
    })
    void masksOfNames(String left, String right, boolean alike) {
        assertThat(Typos.maskedAlike(utf8(left), utf8(right))).isEqualTo(alike);
        assertThat(Typos.maskedAlike(utf8(right), utf8(left))).isEqualTo(alike);
    }

    @ParameterizedTest
    @CsvSource({
        "1986-08-15, 1988-08-15, true",
        "1986-08-15, 1968-08-15, true",
        "1986-08-15, 1986-08-16, true",
        "1986-01-15, 1986-10-15, true",
        "1986-08-12, 1986-08-21, true",
        "1986-05-08, 1986-08-05, true",
        "1986-08-15, 1986-08-15, false",
        "1986-08-15, 1988-08-16, false",
        "1986-08-15, 1997-08-15, false",
        "1986-08-09, 1986-08-10, false"
    })
    void dates(LocalDate left, LocalDate right, boolean alike) {
        assertThat(Typos.datesAlike((int) left.toEpochDay(), (int) right.toEpochDay()))
                .isEqualTo(alike);
        assertThat(Typos.datesAlike((int) right.toEpochDay(), (int) left.toEpochDay()))
                .isEqualTo(alike);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().numeric().ofLength(18);
    }

    private static UTF8String utf8(String text) {
        return UTF8String.fromString(text);
    }
}
