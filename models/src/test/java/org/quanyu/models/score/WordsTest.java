package org.quanyu.models.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.models.feature.DocumentedFeatures;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.models.panel.Feature;

/** How values are told to people. */
class WordsTest {

    private static final Words WORDS = new Words(List.of(
            amount("people", "参保人数由 {before} 人变为 {} 人"),
            amount("before", "{} 人"),
            amount("fall", "降幅 {%}"),
            amount("late", "逾期：{?}"),
            new Feature("trade", "theme", List.of("C$1"), true, 0, "行业 {}"),
            amount("lost", "{nobody} 人")));

    private static final float[] VALUES = {71, 128, 0.4453f, 1, 0, 3.14159f};

    @Test
    void valuesStandInTheirPlaces() {
        assertThat(WORDS.tell(0, VALUES, 0)).isEqualTo("参保人数由 128 人变为 71 人");
        assertThat(WORDS.tell(2, VALUES, 0)).isEqualTo("降幅 44.53%");
        assertThat(WORDS.tell(3, VALUES, 0)).isEqualTo("逾期：是");
        assertThat(WORDS.tell(4, VALUES, 0)).isEqualTo("行业 C$1");
    }

    @Test
    void rowsStandOneAfterTheOther() {
        assertThat(WORDS.tell(1, new float[] {0, 0, 0, 0, 0, 0, 71, 0.012345f, 0, 0, 0, 0}, 6))
                .isEqualTo("0.0123 人");
    }

    @Test
    void whereAPlaceHasNoValueNameAndValueAreTold() {
        assertThat(WORDS.tell(5, VALUES, 0)).isEqualTo("lost 3.14");
        assertThat(WORDS.tell(0, new float[] {71, Float.NaN, 0, 0, 0, 0}, 0)).isEqualTo("people 71");
    }

    @Test
    void everyFeatureOfThePanelIsToldInChinese() {
        assertThat(DocumentedFeatures.of(FeatureSet.builtIn()).words().values())
                .allSatisfy(words ->
                        assertThat(words).containsPattern("\\p{IsHan}").doesNotContainPattern("[A-Za-z]{6,} \\{"));
    }

    private static Feature amount(String name, String words) {
        return new Feature(name, "theme", List.of(), false, 0, words);
    }
}
