package org.quanyu.orchestration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RankQualityTest {

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void tiesCountHalfForTheAreaAndPrecisionIsTakenAtThePositives() {
        RankQuality quality = of("(0.9, true), (0.8, false), (0.5, true), (0.5, false), (0.1, false)");

        assertThat(quality.areaUnderCurve()).isCloseTo((3 + 1.5) / 6, within(1e-12));
        assertThat(quality.averagePrecision()).isCloseTo((1.0 + 2.0 / 4) / 2, within(1e-12));
        assertThat(quality.cases()).isEqualTo(5);
        assertThat(quality.positives()).isEqualTo(2);
    }

    @Test
    void aPerfectRankingReachesOne() {
        RankQuality quality = of("(3.0, true), (2.0, true), (1.0, false)");

        assertThat(quality.areaUnderCurve()).isEqualTo(1);
        assertThat(quality.averagePrecision()).isEqualTo(1);
    }

    private static RankQuality of(String rows) {
        return RankQuality.of(
                spark.sql("select cast(_1 as double) as score, _2 as label from values " + rows + " as cases(_1, _2)"));
    }
}
