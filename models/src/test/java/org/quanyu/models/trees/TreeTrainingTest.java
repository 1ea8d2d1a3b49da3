package org.quanyu.models.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.Feature;
import org.quanyu.models.panel.RankMetrics;

class TreeTrainingTest {

    @Test
    void treesTellRowsTheyHaveNotSeen() {
        CalibratedTrees trees = new TreeTraining(MadeUpRows.table(), 1).learn(MadeUpRows.of(4000, 1));
        Examples others = MadeUpRows.of(4000, 2);

        double[] probabilities = trees.probabilities(others);

        assertThat(RankMetrics.auc(probabilities, others.labels())).isGreaterThan(0.82);
        assertThat(Arrays.stream(probabilities).average().orElseThrow())
                .isCloseTo(others.positives() / 4000.0, within(0.02));
    }

    @Test
    void sameRowsAndSeedGiveTheSameBytes() {
        Examples rows = MadeUpRows.of(1500, 1);

        List<byte[]> first =
                new TreeTraining(MadeUpRows.table(), 7).learn(rows).trees().models();
        List<byte[]> again =
                new TreeTraining(MadeUpRows.table(), 7).learn(rows).trees().models();

        assertThat(first).hasSize(2);
        assertThat(first.get(0)).isEqualTo(again.get(0)).isNotEqualTo(first.get(1));
        assertThat(first.get(1)).isEqualTo(again.get(1));
    }

    @Test
    void treesGrowLeafByLeafForAsManyRoundsAsTold() {
        TreeTraining byLeaf = new TreeTraining(MadeUpRows.table("{leaves: 7, rounds: 40, patience: none}"), 1);
        TreeTraining byLevel = new TreeTraining(MadeUpRows.table("{rounds: 40, patience: none}"), 1);
        Examples rows = MadeUpRows.of(3000, 1);
        Examples others = MadeUpRows.of(4000, 2);

        CalibratedTrees trees = byLeaf.learn(rows);

        assertThat(trees.rounds()).isEqualTo(40);
        assertThat(trees.trees().models().get(0))
                .isNotEqualTo(byLevel.learn(rows).trees().models().get(0));
        assertThat(RankMetrics.auc(trees.probabilities(others), others.labels()))
                .isGreaterThan(0.82);
        assertThat(byLeaf.learn(rows).trees().models().get(0))
                .isEqualTo(trees.trees().models().get(0));
    }

    @Test
    void contributionsAddUpToTheMargin() {
        Examples rows = MadeUpRows.of(2000, 3);
        Trees trees = new TreeTraining(MadeUpRows.table(), 1).learn(rows).trees();

        try (OpenTrees open = OpenTrees.of(trees)) {
            double[] margins = open.margins(rows.values(), rows.rows());
            double[][] contributions = open.contributions(rows.values(), rows.rows());

            assertThat(IntStream.range(0, rows.rows()))
                    .allSatisfy(row ->
                            assertThat(Arrays.stream(contributions[row]).sum()).isCloseTo(margins[row], within(1e-5)));
        }
    }

    @Test
    void constrainedFeatureNeverLowersTheRiskAsItRises() {
        Examples rows = MadeUpRows.of(3000, 4);
        List<Feature> up = rows.features().stream()
                .map(feature -> new Feature(
                        feature.name(),
                        feature.theme(),
                        List.of(),
                        false,
                        feature.name().equals("f2") ? 1 : 0,
                        feature.words()))
                .toList();
        Trees trees = new TreeTraining(MadeUpRows.table(), 1)
                .learn(rows.withColumns(up, rows.values()))
                .trees();
        float[] rising = new float[300];
        IntStream.range(0, 100).forEach(row -> rising[row * 3 + 2] = row / 20f - 2.5f);

        try (OpenTrees open = OpenTrees.of(trees)) {
            assertThat(open.margins(rising, 100)).isSorted();
        }
    }

    @Test
    void recentMonthsAreHeldOutOfPanels() {
        Examples rows = MadeUpRows.of(6000, 5, 12);

        CalibratedTrees trees = new TreeTraining(MadeUpRows.panel(), 1).learn(rows);

        assertThat(trees.unseen().labels()).hasSize(1500);
    }

    @Test
    void foldsHaveTheSameShareOfPositives() {
        Examples rows = MadeUpRows.of(1000, 6);

        Folds folds = Folds.stratified(rows, 10, 42);

        assertThat(IntStream.range(0, 10)
                        .map(fold -> rows.of(folds.rowsOf(fold)).positives()))
                .allSatisfy(
                        positives -> assertThat((double) positives).isCloseTo(rows.positives() / 10.0, within(1.0)));
        assertThat(Folds.stratified(rows, 10, 42).of()).isEqualTo(folds.of());
        assertThat(Folds.stratified(rows, 10, 43).of()).isNotEqualTo(folds.of());
    }

    @Test
    void lineTellsWhatALineCan() {
        Examples others = MadeUpRows.of(3000, 8);

        double[] probabilities = Line.learn(MadeUpRows.of(3000, 7)).probabilities(others);

        assertThat(RankMetrics.auc(probabilities, others.labels())).isBetween(0.75, 0.86);
    }

    @Test
    void calibrationRisesAndMeetsTheShares() {
        Random random = new Random(9);
        double[] margins = random.doubles(20_000, -3, 3).toArray();
        float[] labels = new float[margins.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = random.nextDouble() < 0.5 / (1 + Math.exp(-margins[row])) ? 1 : 0;
        }

        Isotonic calibration = Isotonic.fit(margins, labels);

        assertThat(calibration.probabilities()).isSorted();
        assertThat(calibration.probability(-2)).isCloseTo(0.5 / (1 + Math.exp(2)), within(0.02));
        assertThat(calibration.probability(1)).isCloseTo(0.5 / (1 + Math.exp(-1)), within(0.03));
        assertThat(calibration.probability(-100)).isStrictlyBetween(0.0, 0.1);
        assertThat(calibration.probability(100)).isStrictlyBetween(0.4, 1.0);
        assertThat(Collections.max(
                        Arrays.stream(calibration.probabilities()).boxed().toList()))
                .isLessThan(1);
    }
}
