package org.quanyu.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.score.Band;
import org.quanyu.models.trees.MadeUpRows;

class JudgementTest {

    @Test
    void eachRowOfATableIsForetoldOnce() {
        Examples rows = MadeUpRows.of(2000, 1);

        Judgement judgement = Judgement.of(MadeUpRows.table(), rows);

        assertThat(judgement.parts()).hasSize(4);
        assertThat(judgement.parts().stream().mapToInt(part -> part.rows().rows()))
                .containsOnly(500);
        assertThat(judgement.pooledAuc(Judged::trees)).isGreaterThan(judgement.pooledAuc(Judged::rule));
        assertThat(new JudgementReport(judgement).foretold()).hasSize(2000);
        assertThat(new JudgementReport(judgement).summary())
                .extracting(row -> row.get("method"))
                .containsExactly("trees", "line", "rule");
    }

    @Test
    void testMonthsAreForetoldFromLabelsKnownByThen() {
        Judgement judgement = Judgement.of(MadeUpRows.panel(), MadeUpRows.of(6000, 2, 12));

        assertThat(judgement.parts()).extracting(Judged::name).containsExactly("2020-11", "2020-12");
        assertThat(judgement.parts()).extracting(Judged::learntTo).containsExactly("2020-07", "2020-08");
        assertThat(judgement.parts()).extracting(Judged::learnt).containsExactly(3500, 4000);
    }

    @Test
    void monthBeforeWhichNothingWasKnownIsSaid() {
        Judgement judgement = Judgement.of(MadeUpRows.panel(), MadeUpRows.of(1000, 2, 3));

        assertThat(judgement.parts()).isEmpty();
        assertThat(judgement.warnings()).hasSize(2).first().asString().startsWith("2020-02 is not judged");
    }

    @Test
    void trainingTellsItsRowsAndBands() {
        RiskTraining.Trained trained =
                RiskTraining.train(MadeUpRows.table(), new TargetRows(MadeUpRows.of(2000, 3), List.of("look")));

        Map<String, Object> told = trained.told(MadeUpRows.table());

        assertThat(told).containsEntry("rows", 2000).containsEntry("seeds", List.of(42L, 43L));
        assertThat(trained.warnings()).containsExactly("look");
        assertThat(trained.model().orange()).isLessThan(trained.model().red());
        assertThat(trained.model().band(1)).isEqualTo(Band.RED);
        assertThat(trained.model().band(0)).isEqualTo(Band.NONE);
    }

    @Test
    void calibrationErrorIsTheDistanceOfProbabilityAndShare() {
        double[] probabilities = {0.05, 0.05, 0.05, 0.05, 0.95, 0.95};
        float[] labels = {0, 0, 0, 1, 1, 1};

        Measures measures = Measures.of(probabilities, labels, 2);

        assertThat(measures.calibrationError()).isCloseTo((0.8 + 0.1) / 6, within(1e-9));
        assertThat(measures.precisionAtCapacity()).isEqualTo(1);
    }
}
