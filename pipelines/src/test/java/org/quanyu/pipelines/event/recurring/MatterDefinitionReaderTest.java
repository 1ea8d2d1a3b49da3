package org.quanyu.pipelines.event.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class MatterDefinitionReaderTest {

    private static final String LEAST = "matters: m\nevents: {id: no}\ntitle: t\ntime: to_datetime(at)\n";

    @Test
    void whatIsNotSaidHasItsDefault() {
        MatterDefinition definition = read(LEAST);

        assertThat(definition.text()).isEmpty();
        assertThat(definition.largestBlock()).isEqualTo(200);
        assertThat(definition.dormantAfter()).isEqualTo(90);
        assertThat(definition.inputColumns()).containsExactly("no", "t", "at");
    }

    @Test
    void aMistakeIsToldWithItsPlaceAndTheNearestName() {
        assertInvalid(
                LEAST + "treshold: 3\n", "line 5, column 1", "has no \"treshold\"", "did you mean \"threshold\"?");
        assertInvalid(LEAST + "dormant_after: 0\n", "line 5, column 16", "cannot be 0");
        assertInvalid(LEAST + "threshold: high\n", "line 5", "is no number: high");
        assertInvalid(LEAST + "evidence: [{when: l.a = r.a}]\n", "line 5", "needs \"bits\"");
        assertInvalid(LEAST + "standardise: {title: t}\n", "line 5", "every event has \"title\" already");
        assertInvalid("matters: m\nevents: {id: no}\ntime: at\n", "neither a title nor a text");
    }

    private static void assertInvalid(String text, String... parts) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(LakeException.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.MATTERS_INVALID);
            assertThat(failure.text()).contains(parts);
        });
    }

    private static MatterDefinition read(String text) {
        return MatterDefinitionReader.read("matters.yaml", text);
    }
}
