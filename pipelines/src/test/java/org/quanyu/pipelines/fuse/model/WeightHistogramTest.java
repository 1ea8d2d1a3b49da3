package org.quanyu.pipelines.fuse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.fuse.linkage.Threshold;
import org.quanyu.pipelines.fuse.model.WeightHistogram.Bin;

class WeightHistogramTest {

    private static final WeightHistogram HISTOGRAM = new WeightHistogram(
            List.of(new Bin(20, 1_000), new Bin(3, 100), new Bin(1, 100), new Bin(-1, 100), new Bin(-10, 10_000)));

    @Test
    void theBestExpectedF1TakesWhatIsMoreLikelyThanNot() {
        assertThat(HISTOGRAM.threshold(new Threshold.ExpectedF1())).isEqualTo(1);
    }

    @Test
    void aPrecisionThatIsAskedForIsKept() {
        double threshold = HISTOGRAM.threshold(new Threshold.ExpectedPrecision(0.99));

        assertThat(threshold).isEqualTo(3);
        assertThat(HISTOGRAM.expectedPrecision(threshold)).isGreaterThanOrEqualTo(0.99);
        assertThat(HISTOGRAM.expectedPrecision(1)).isLessThan(0.99);
    }

    @Test
    void aChosenWeightIsTaken() {
        assertThat(HISTOGRAM.threshold(new Threshold.Weight(7.5))).isEqualTo(7.5);
    }

    @Test
    void noPairsAreNoReasonToFail() {
        WeightHistogram none = new WeightHistogram(List.of());

        assertThat(none.threshold(new Threshold.ExpectedF1())).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(none.expectedPrecision(0)).isCloseTo(0, within(1e-9));
    }
}
