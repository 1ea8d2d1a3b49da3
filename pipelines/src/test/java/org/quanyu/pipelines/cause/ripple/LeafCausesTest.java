package org.quanyu.pipelines.cause.ripple;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.Planted;
import org.quanyu.pipelines.cause.cell.Attribute;
import org.quanyu.pipelines.cause.cell.Cells;

/** Planted causes in tables of leaves. */
class LeafCausesTest {

    private static final LeafTables.Settings SMALL =
            new LeafTables.Settings(List.of(8, 9, 7, 5), 0.15, 0.3, 0.1, 2, 2, false);
    private static final int TABLES = 12;

    @Test
    void plantedCausesAreFoundWhateverTheNoiseLooksLike() {
        for (LeafTables.Noise noise : LeafTables.Noise.values()) {
            Planted.Counts counts = LongStream.range(0, TABLES)
                    .mapToObj(seed -> LeafTables.of(SMALL, noise, seed))
                    .map(planted -> planted.counts(find(planted)))
                    .reduce(new Planted.Counts(0, 0, 0, 0), Planted.Counts::plus);

            assertThat(counts.f1()).as(noise + ": " + counts).isGreaterThan(0.75);
        }
    }

    @Test
    void tablesWithoutACauseYieldNone() {
        long told = LongStream.range(0, TABLES)
                .mapToObj(seed -> LeafTables.of(SMALL.quiet(), LeafTables.Noise.NORMAL, seed))
                .filter(planted -> !find(planted).isEmpty())
                .count();

        assertThat(told).isLessThanOrEqualTo(1);
    }

    @Test
    void causesThatOverlapAreNamedAsAWhole() {
        List<Cause> causes = find(table((a, b, c) -> a == 0 ? 0.6 : b == 0 ? 0.3 : 0));

        assertThat(causes)
                .extracting(Cause::conditions)
                .containsExactlyInAnyOrder(Map.of("a", "a0"), Map.of("b", "b0"));
    }

    @Test
    void aParentIsNotNamedWhereOnlySomeChildrenDeviate() {
        List<Cause> causes = find(table((a, b, c) -> a == 1 && c < 3 ? 0.5 : 0));

        assertThat(causes)
                .extracting(Cause::conditions)
                .containsExactlyInAnyOrder(
                        Map.of("a", "a1", "c", "c0"), Map.of("a", "a1", "c", "c1"), Map.of("a", "a1", "c", "c2"));
        assertThat(causes).allSatisfy(cause -> {
            assertThat(cause.lift()).isBetween(0.45, 0.55);
            assertThat(cause.interval().low()).isLessThan(cause.lift());
            assertThat(cause.interval().high()).isGreaterThan(cause.lift());
            assertThat(cause.chance()).isLessThan(1e-6);
        });
        assertThat(causes.stream().mapToDouble(Cause::share).sum()).isBetween(0.8, 1.2);
    }

    private interface Fall {
        double of(int a, int b, int c);
    }

    private static Planted table(Fall fall) {
        int[][] codes = new int[3][10 * 8 * 6];
        double[] actual = new double[480];
        double[] forecast = new double[480];
        Random random = new Random(5);
        for (int leaf = 0; leaf < actual.length; leaf++) {
            codes[0][leaf] = leaf / 48;
            codes[1][leaf] = leaf / 6 % 8;
            codes[2][leaf] = leaf % 6;
            forecast[leaf] = 50 + 100 * random.nextDouble();
            double moved = fall.of(codes[0][leaf], codes[1][leaf], codes[2][leaf]);
            actual[leaf] = forecast[leaf] * (1 - moved) * (1 + 0.03 * random.nextGaussian());
        }
        List<Attribute> attributes = List.of(attribute("a", 10), attribute("b", 8), attribute("c", 6));
        return new Planted(
                new Cells(attributes, codes, new double[][] {actual, forecast}), new int[][] {{0}, {1}, {2}}, Set.of());
    }

    private static Attribute attribute(String name, int values) {
        return new Attribute(
                name, IntStream.range(0, values).mapToObj(value -> name + value).toList(), -1);
    }

    private static List<Cause> find(Planted planted) {
        return LeafCauses.find(planted.cells(), planted.ladders(), 8, 99);
    }
}
