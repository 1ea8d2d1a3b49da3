package org.quanyu.pipelines.cause.scan;

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

/** Planted causes in events on a ladder driver, company, and in two attributes beside it. */
class EventCausesTest {

    private static final int ROWS = 20_000;
    private static final int TABLES = 20;

    @Test
    void aDriverIsNamedWhereOnlyTheDriverStandsOut() {
        assertThat(causes(1, (driver, company, place, hour) -> driver == 7 ? 6 : 1))
                .extracting(Cause::conditions)
                .containsExactly(Map.of("driver", "driver7"));
    }

    @Test
    void theCompanyIsNamedWhereManyDriversDo() {
        List<Cause> causes = causes(2, (driver, company, place, hour) -> company == 3 ? 3 : 1);

        assertThat(causes).extracting(Cause::conditions).containsExactly(Map.of("company", "company3"));
        Cause cause = causes.get(0);
        assertThat(cause.lift()).isBetween(2.4, 3.6);
        assertThat(cause.interval().low()).isBetween(2.0, cause.lift());
        assertThat(cause.share()).isBetween(0.9, 1.1);
        assertThat(cause.chance()).isLessThan(0.02);
    }

    @Test
    void aCombinationIsNamedWhereNeitherPartStandsOutByItself() {
        assertThat(causes(3, (driver, company, place, hour) -> place == 2 && hour == 1 ? 4 : 1))
                .extracting(Cause::conditions)
                .containsExactly(Map.of("place", "place2", "hour", "hour1"));
    }

    @Test
    void severalCausesAreToldApart() {
        assertThat(causes(
                        4,
                        (driver, company, place, hour) -> (company == 1 ? 3 : 1) * (place == 4 && hour == 0 ? 4 : 1)))
                .extracting(Cause::conditions)
                .containsExactlyInAnyOrder(Map.of("company", "company1"), Map.of("place", "place4", "hour", "hour0"));
    }

    @Test
    void placesThatDifferByThemselvesAreNoCause() {
        long told = LongStream.range(0, TABLES)
                .filter(seed -> {
                    Random random = new Random(seed);
                    double[] effects = random.doubles(6)
                            .map(uniform -> 0.8 + 0.4 * uniform)
                            .toArray();
                    return !causes(100 + seed, (driver, company, place, hour) -> effects[place])
                            .isEmpty();
                })
                .count();

        assertThat(told).isLessThanOrEqualTo(1);
    }

    @Test
    void generatedCasesReachTheirFigures() {
        assertThat(counts(EventTables.Settings.EASY).f1()).isGreaterThan(0.9);
        assertThat(counts(EventTables.Settings.HARD).f1()).isGreaterThan(0.5);
        assertThat(counts(EventTables.Settings.HARD.quiet()).quietTold()).isZero();
    }

    private static Planted.Counts counts(EventTables.Settings settings) {
        return LongStream.range(0, 3)
                .mapToObj(seed -> EventTables.of(settings, seed))
                .map(planted -> planted.counts(EventCauses.find(planted.cells(), planted.ladders(), 3, 20, 0.02, 30)))
                .reduce(new Planted.Counts(0, 0, 0, 0), Planted.Counts::plus);
    }

    private interface Lift {
        double of(int driver, int company, int place, int hour);
    }

    private static List<Cause> causes(long seed, Lift lift) {
        Random random = new Random(seed);
        int[][] codes = new int[4][ROWS];
        double[] measure = new double[ROWS];
        double[] per = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            codes[0][row] = random.nextInt(100);
            codes[1][row] = codes[0][row] % 10;
            codes[2][row] = random.nextInt(6);
            codes[3][row] = random.nextInt(4);
            double rate = 0.05 * lift.of(codes[0][row], codes[1][row], codes[2][row], codes[3][row]);
            measure[row] = random.nextDouble() < rate ? 1 : 0;
            per[row] = 1;
        }
        List<Attribute> attributes = List.of(
                attribute("driver", 100), attribute("company", 10), attribute("place", 6), attribute("hour", 4));
        Planted table = new Planted(
                new Cells(attributes, codes, new double[][] {measure, per}), new int[][] {{0, 1}, {2}, {3}}, Set.of());
        return EventCauses.find(table.cells(), table.ladders(), 3, 20, 0.02, 30);
    }

    private static Attribute attribute(String name, int values) {
        return new Attribute(
                name, IntStream.range(0, values).mapToObj(value -> name + value).toList(), -1);
    }
}
