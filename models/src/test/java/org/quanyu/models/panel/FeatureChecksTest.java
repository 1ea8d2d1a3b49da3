package org.quanyu.models.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class FeatureChecksTest {

    @Test
    void constantFeatureIsLeftOutWithAWarning() {
        Examples examples = examples((label, random) -> new float[] {(float) random.nextGaussian(), 3});

        FeatureChecks checks = FeatureChecks.of(examples);

        assertThat(checks.warnings()).containsExactly("the feature f1 has one value in all rows and is left out");
        assertThat(checks.without(examples).features())
                .extracting(Feature::name)
                .containsExactly("f0");
        assertThat(checks.without(examples).value(7, 0)).isEqualTo(examples.value(7, 0));
    }

    @Test
    void featureThatIsTheLabelIsRefused() {
        Examples examples = examples((label, random) -> new float[] {(float) random.nextGaussian(), 5 - label});

        assertThatThrownBy(() -> FeatureChecks.of(examples))
                .isInstanceOfSatisfying(
                        LakeException.class, thrown -> assertThat(thrown.code()).isEqualTo(FailureCode.TARGET_LEAKS))
                .hasMessageContaining("f1");
    }

    @Test
    void featureThatIsMissingExactlyWherePositiveIsRefused() {
        Examples examples =
                examples((label, random) -> new float[] {label > 0 ? Float.NaN : (float) random.nextGaussian()});

        assertThatThrownBy(() -> FeatureChecks.of(examples)).hasMessageContaining("AUC of 1.0000");
    }

    @Test
    void featureThatNearlyTellsTheLabelIsNamed() {
        Examples examples = examples((label, random) ->
                new float[] {(float) (label * 3.4 + random.nextGaussian()), (float) random.nextGaussian()});

        assertThat(FeatureChecks.of(examples).warnings())
                .singleElement()
                .asString()
                .startsWith("the feature f0 alone has an AUC of 0.99");
    }

    private interface Cells {
        float[] of(float label, Random random);
    }

    private static Examples examples(Cells cells) {
        Random random = new Random(11);
        int rows = 1000;
        float[] labels = new float[rows];
        float[] values = null;
        int width = 0;
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 5 == 0 ? 1 : 0;
            float[] one = cells.of(labels[row], random);
            width = one.length;
            values = values == null ? new float[rows * width] : values;
            System.arraycopy(one, 0, values, row * width, width);
        }
        List<Feature> features = IntStream.range(0, width)
                .mapToObj(at -> new Feature("f" + at, "f" + at, List.of(), false, 0, "{}"))
                .toList();
        return new Examples(features, values, labels, new int[rows], new float[rows]);
    }
}
