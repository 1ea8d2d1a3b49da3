package org.quanyu.generator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CellTextTest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+08:00'");

    private final CellText text = new CellText('T', "+08:00");

    @Property
    void decimalsAreWrittenAsByJava(@ForAll long unscaled, @ForAll @IntRange(max = 18) int scale) {
        assertThat(text.decimal(unscaled, scale)).hasToString(plain(unscaled, scale));
    }

    @Property
    void smallDecimalsAreWrittenAsByJava(
            @ForAll @LongRange(min = -2000, max = 2000) long unscaled, @ForAll @IntRange(max = 18) int scale) {
        assertThat(text.decimal(unscaled, scale)).hasToString(plain(unscaled, scale));
    }

    @Property
    void wholeNumbersAreWrittenAsByJava(@ForAll long value) {
        assertThat(text.whole(value)).hasToString(Long.toString(value));
    }

    @Property
    void timesAreWrittenAsByJava(@ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        assertThat(text.time(time)).hasToString(TIME.format(time));
        assertThat(text.date(time.toLocalDate())).hasToString(time.toLocalDate().toString());
    }

    @Example
    void extremes() {
        assertThat(text.decimal(Long.MIN_VALUE, 18)).hasToString("-9.223372036854775808");
        assertThat(text.decimal(Long.MIN_VALUE, 0)).hasToString("-9223372036854775808");
        assertThat(text.decimal(0, 18)).hasToString("0.000000000000000000");
        assertThatIllegalArgumentException().isThrownBy(() -> text.date(LocalDate.of(10_000, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> text.decimal(1, 19));
    }

    private static String plain(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale).toPlainString();
    }
}
