package org.quanyu.models.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankMetricsTest {

    private static final float[] LABELS = {1, 0, 1, 0, 0};

    @Test
    void areaIsTheShareOfPairsInOrder() {
        assertThat(RankMetrics.auc(new double[] {5, 4, 3, 2, 1}, LABELS)).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(RankMetrics.auc(new double[] {1, 1, 1, 1, 1}, LABELS)).isEqualTo(0.5);
        assertThat(RankMetrics.auc(new double[] {2, 2, 1, 1, 1}, LABELS)).isCloseTo(3.5 / 6, within(1e-12));
    }

    @Test
    void averagePrecisionTakesTiesTogether() {
        assertThat(RankMetrics.averagePrecision(new double[] {5, 4, 3, 2, 1}, LABELS))
                .isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(RankMetrics.averagePrecision(new double[] {1, 1, 1, 1, 1}, LABELS))
                .isCloseTo(0.4, within(1e-12));
    }

    @Test
    void precisionSharesTiesAtTheLastPlace() {
        assertThat(RankMetrics.precisionAt(2, new double[] {5, 4, 3, 2, 1}, LABELS))
                .isEqualTo(0.5);
        assertThat(RankMetrics.precisionAt(2, new double[] {5, 3, 3, 3, 1}, LABELS))
                .isCloseTo((1 + 1 / 3.0) / 2, within(1e-12));
    }

    @Test
    void areaIsThatOfCountingPairs() {
        Random random = new Random(3);
        double[] scores =
                random.doubles(200).map(score -> Math.round(score * 20)).toArray();
        float[] labels = new float[200];
        for (int row = 0; row < 200; row++) {
            labels[row] = random.nextInt(3) == 0 ? 1 : 0;
        }
        double won = 0;
        double pairs = 0;
        for (int left = 0; left < 200; left++) {
            for (int right = 0; right < 200; right++) {
                if (labels[left] > labels[right]) {
                    pairs++;
                    won += scores[left] > scores[right] ? 1 : scores[left] == scores[right] ? 0.5 : 0;
                }
            }
        }
        assertThat(RankMetrics.auc(scores, labels)).isCloseTo(won / pairs, within(1e-12));
    }
}
