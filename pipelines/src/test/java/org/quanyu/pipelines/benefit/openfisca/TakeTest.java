package org.quanyu.pipelines.benefit.openfisca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.dmn.feel.Unknown;

class TakeTest {

    private static final List<Object> NUMBERS = List.of(number(3), number(1), number(2));

    @Test
    void valuesAreTakenTogether() {
        assertThat(Take.SUM.of(NUMBERS)).isEqualTo(number(6));
        assertThat(Take.LEAST.of(NUMBERS)).isEqualTo(number(1));
        assertThat(Take.GREATEST.of(NUMBERS)).isEqualTo(number(3));
        assertThat(Take.LIST.of(NUMBERS)).isEqualTo(NUMBERS);
        assertThat(Take.COUNT.of(List.of(true, false, true))).isEqualTo(number(2));
        assertThat(Take.ANY.of(List.of(false, true))).isEqualTo(true);
        assertThat(Take.ALL.of(List.of(false, true))).isEqualTo(false);
        assertThat(Take.ONLY.of(List.of("one"))).isEqualTo("one");
    }

    @Test
    void ofNothingThereIsNoLeastAndASumOfZero() {
        assertThat(Take.SUM.of(List.of())).isEqualTo(BigDecimal.ZERO);
        assertThat(Take.LEAST.of(List.of())).isNull();
        assertThat(Take.ANY.of(List.of())).isEqualTo(false);
        assertThat(Take.ALL.of(List.of())).isEqualTo(true);
        assertThatThrownBy(() -> Take.ONLY.of(List.of())).hasMessage("0 values were found, and one is wanted");
    }

    @Test
    void oneThatIsUnknownMakesAllButAListUnknown() {
        List<Object> values = List.of(number(1), Unknown.UNKNOWN);

        assertThat(Take.SUM.of(values)).isEqualTo(Unknown.UNKNOWN);
        assertThat(Take.LIST.of(values)).isEqualTo(values);
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }
}
