package org.quanyu.orchestration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClusterQualityTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void allMeasuresDifferWhereSomeClustersAreMixedAndSomeEntitiesSplit() {
        ClusterQuality quality = of("""
                ('a1', 'A', 'x'), ('a2', 'A', 'x'), ('b1', 'B', 'x'), ('a3', 'A', 'y'), ('b2', 'B', 'z'), ('c1', 'C', 'z'),
                ('d1', 'D', 'w'), ('d2', 'D', null), ('e1', 'E', 'v'), ('e2', 'E', 'v'), ('e3', 'E', 'v'), ('f1', 'F', 'u')
                """);

        assertThat(quality.pairwise().precision()).isCloseTo(4.0 / 7, EXACT);
        assertThat(quality.pairwise().recall()).isCloseTo(4.0 / 8, EXACT);
        assertThat(quality.pairwise().f1()).isCloseTo(8.0 / 15, EXACT);
        assertThat(quality.cluster().precision()).isCloseTo(2.0 / 7, EXACT);
        assertThat(quality.cluster().recall()).isCloseTo(2.0 / 6, EXACT);
        assertThat(quality.cluster().f1()).isCloseTo(4.0 / 13, EXACT);
        assertThat(quality.bCubed().precision()).isCloseTo(29.0 / 36, EXACT);
        assertThat(quality.bCubed().recall()).isCloseTo(26.0 / 36, EXACT);
        assertThat(quality.bCubed().f1()).isCloseTo(1508.0 / 1980, EXACT);
        assertThat(quality.counts())
                .isEqualTo(new ClusterQuality.Counts(
                        12, 1, 7, 6, 2, BigInteger.valueOf(7), BigInteger.valueOf(8), BigInteger.valueOf(4)));
    }

    @Test
    void onlyPerfectClustersAreRightThroughout() {
        ClusterQuality quality = of("('1', 'A', 'x'), ('2', 'A', 'x'), ('3', 'B', 'y'), ('4', 'C', null)");

        assertThat(quality.pairwise()).isEqualTo(new PrecisionRecall(1, 1));
        assertThat(quality.cluster()).isEqualTo(new PrecisionRecall(1, 1));
        assertThat(quality.bCubed()).isEqualTo(new PrecisionRecall(1, 1));
    }

    @Test
    void whoFindsNothingIsPreciseAndRecallsNoPair() {
        ClusterQuality quality = of("('1', 'A', null), ('2', 'A', null), ('3', 'B', null)");

        assertThat(quality.pairwise()).isEqualTo(new PrecisionRecall(1, 0));
        assertThat(quality.pairwise().f1()).isZero();
        assertThat(quality.cluster()).isEqualTo(new PrecisionRecall(1.0 / 3, 1.0 / 2));
        assertThat(quality.bCubed().precision()).isEqualTo(1);
        assertThat(quality.bCubed().recall()).isCloseTo(2.0 / 3, EXACT);
    }

    @Test
    void aRecordWithoutAClusterIsNotMixedUpWithAClusterOfTheSameName() {
        assertThat(of("('x', 'A', null), ('2', 'B', 'x'), ('3', 'B', 'x')").cluster())
                .isEqualTo(new PrecisionRecall(1, 1));
    }

    @Test
    void pairsOfAHugeClusterAreCountedExactly() {
        ClusterQuality quality = ClusterQuality.of(spark.range(300_000)
                .selectExpr("cast(id as string) as record", "cast(id div 2 as string) as entity", "'all' as cluster"));

        assertThat(quality.counts().pairsFound()).isEqualTo(BigInteger.valueOf(300_000L * 299_999 / 2));
        assertThat(quality.counts().pairsRight()).isEqualTo(BigInteger.valueOf(150_000));
        assertThat(quality.bCubed().precision()).isCloseTo(2.0 / 300_000, EXACT);
    }

    private static ClusterQuality of(String rows) {
        return ClusterQuality.of(spark.sql("select * from values " + rows + " as judged(record, entity, cluster)"));
    }
}
