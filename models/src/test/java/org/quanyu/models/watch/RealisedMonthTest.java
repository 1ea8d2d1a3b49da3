package org.quanyu.models.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.quanyu.models.panel.RankMetrics;
import org.quanyu.models.watch.RealisedMonth.Ranking;
import org.quanyu.models.watch.RealisedMonth.Scored;
import org.quanyu.models.watch.RealisedMonth.Tenth;

class RealisedMonthTest {

    private static final int CAPACITY = 25;

    /** Twelve months of 90 firms with few different scores, so that many are equal. */
    @Test
    void figuresAreThoseCountedInOnePlace() {
        Dataset<Row> rows = SmallScores.session()
                .sql("select 1 as version, add_months(date'2022-01-01', cast(id % 12 as int)) as month,"
                        + " round(rand(7), 1) / 2 as probability, cast(rand(8) < 0.2 as int) as label"
                        + " from range(0, 1080, 1, 2)")
                .cache();
        Map<Scored, Ranking> rankings = RealisedMonth.rankings(rows, "probability", CAPACITY);
        assertThat(rankings).hasSize(12);
        rankings.forEach((month, ranking) -> {
            List<Row> ofMonth = rows.where("month = '" + month.month() + "'").collectAsList();
            double[] scores = ofMonth.stream()
                    .mapToDouble(row -> row.<Double>getAs("probability"))
                    .toArray();
            float[] labels = new float[scores.length];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = ofMonth.get(row).<Integer>getAs("label");
            }
            assertThat(ranking.averagePrecision())
                    .isCloseTo(RankMetrics.averagePrecision(scores, labels), within(1e-12));
            assertThat(ranking.precisionAtCapacity())
                    .isCloseTo(RankMetrics.precisionAt(CAPACITY, scores, labels), within(1e-12));
        });
    }

    @Test
    void tenthsHoldAllFirmsInTheOrderOfTheirProbability() {
        Dataset<Row> rows = SmallScores.session()
                .sql("select 1 as version, date'2022-01-01' as month, id / 1000.0D as probability,"
                        + " cast(id % 10 = 0 as int) as label from range(1000)");
        RealisedMonth month =
                RealisedMonth.of(new MaturedScores(rows, false), CAPACITY).get(0);
        assertThat(month.tenths()).extracting(Tenth::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(month.tenths()).allSatisfy(tenth -> {
            assertThat(tenth.calibration().rows()).isEqualTo(100);
            assertThat(tenth.calibration().observed()).isEqualTo(10);
            assertThat(tenth.calibration().expected()).isCloseTo(10 * (tenth.number() - 1) + 4.95, within(1e-9));
        });
        assertThat(month.calibration().expected()).isCloseTo(499.5, within(1e-9));
        assertThat(month.rule()).isEmpty();
    }

    @Test
    void aMonthWithoutCasesHasNoPrecision() {
        Dataset<Row> rows = SmallScores.session()
                .sql("select 1 as version, date'2022-01-01' as month, 0.5D as probability, 0 as label from range(5)");
        RealisedMonth month =
                RealisedMonth.of(new MaturedScores(rows, false), CAPACITY).get(0);
        assertThat(month.model()).isEqualTo(new Ranking(0, 0));
        assertThat(month.tenths()).hasSize(1);
    }
}
