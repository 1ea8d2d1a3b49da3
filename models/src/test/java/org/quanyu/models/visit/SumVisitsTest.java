package org.quanyu.models.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What visits tell of firms that were not visited. */
class SumVisitsTest {

    private static final String LIST =
            "target string, month date, firm_id string, kind string, chance double, probability double";
    private static final String FEEDBACK = "target string, list_month date, firm_id string, outcome string";

    /** Ten by risk, eight visited, four of them hits; eight by lot with a chance of 0.02, seven found, one of them a hit. */
    @Test
    void hitsAmongThoseDrawnTellOfAllThatWereNotChosen() {
        List<Row> list = new ArrayList<>();
        List<Row> feedback = new ArrayList<>();
        for (int firm = 0; firm < 10; firm++) {
            list.add(listed(1, "r" + firm, "risk", 1, 0.5));
        }
        for (int firm = 0; firm < 8; firm++) {
            list.add(listed(1, "x" + firm, "exploration", 0.02, 0.1));
            feedback.add(visited(1, "r" + firm, firm < 4 ? "confirmed" : "not_confirmed"));
            feedback.add(visited(1, "x" + firm, firm == 0 ? "confirmed" : firm == 7 ? "not_found" : "not_confirmed"));
        }
        Map<String, Row> results = results(list, feedback);

        Row risk = results.get("risk");
        assertThat(values(risk, "listed", "visited", "not_found", "confirmed")).containsExactly(10.0, 8.0, 0.0, 4.0);
        assertThat(values(risk, "firms", "hit_rate", "estimate", "expected_rate"))
                .containsExactly(10.0, 0.5, 0.5, 0.5);
        // sampling 8 of 10 without return: sqrt(0.2 * 0.25 / 7), with weights of 10 / 8
        assertThat(value(risk, "standard_error")).isCloseTo(Math.sqrt(0.2 * 0.25 / 7), within(1e-8));

        Row drawn = results.get("exploration");
        assertThat(values(drawn, "listed", "visited", "not_found", "confirmed")).containsExactly(8.0, 7.0, 1.0, 1.0);
        assertThat(values(drawn, "firms", "expected_rate")).containsExactly(400.0, 0.1);
        assertThat(value(drawn, "estimate")).isCloseTo(1 / 7.0, within(1e-8));
        double error = Math.sqrt((1 - 0.02 * 7 / 8) * (1 / 7.0) * (6 / 7.0) / 6);
        assertThat(value(drawn, "standard_error")).isCloseTo(error, within(1e-8));
        // Wilson of 1 in 7
        assertThat(value(drawn, "low")).isCloseTo(0.0257, within(5e-5));
        assertThat(value(drawn, "high")).isCloseTo(0.5131, within(5e-5));

        Row all = results.get("all");
        assertThat(value(all, "hit_rate")).as("of visits").isCloseTo(5 / 15.0, within(1e-8));
        assertThat(value(all, "estimate")).as("of firms").isCloseTo((5 + 400 / 7.0) / 410, within(1e-8));
        assertThat(value(all, "low")).isBetween(0.02, value(all, "estimate"));
        assertThat(value(all, "high")).isBetween(value(all, "estimate"), 0.52);
    }

    @Test
    void withoutVisitsOrLotsNothingIsEstimated() {
        Map<String, Row> none = results(List.of(listed(1, "a", "risk", 1, 0.5)), List.of());

        assertThat(none.keySet()).containsExactlyInAnyOrder("risk", "all");
        for (String column : List.of("hit_rate", "estimate", "standard_error", "low", "high", "expected_rate")) {
            assertThat(none.values()).allMatch(row -> row.<Double>getAs(column) == null);
        }
        Map<String, Row> riskAlone =
                results(List.of(listed(1, "a", "risk", 1, 0.5)), List.of(visited(1, "a", "confirmed")));
        assertThat(value(riskAlone.get("risk"), "estimate")).isEqualTo(1);
        assertThat(riskAlone.get("all").<Double>getAs("estimate")).isNull();
    }

    /**
     * 400 months of 500 firms: 20 chosen by risk, of which half are hits, and 20 of 480 drawn, of which 24 are hits; one
     * visit in five does not happen.
     */
    @Test
    void overManyMonthsTheEstimateIsTheTruthAndHitsAmongVisitsAreNot() {
        SplittableRandom random = new SplittableRandom(7);
        List<Row> list = new ArrayList<>();
        List<Row> feedback = new ArrayList<>();
        for (int month = 0; month < 400; month++) {
            for (int firm = 0; firm < 40; firm++) {
                boolean isRisk = firm < 20;
                boolean isHit = isRisk ? firm < 10 : random.nextDouble() < 24 / 480.0;
                list.add(listed(month, "f" + firm, isRisk ? "risk" : "exploration", isRisk ? 1 : 20 / 480.0, 0.1));
                if (random.nextDouble() < 0.8) {
                    feedback.add(visited(month, "f" + firm, isHit ? "confirmed" : "not_confirmed"));
                }
            }
        }
        List<Row> all = rows(list, feedback).stream()
                .filter(row -> row.<String>getAs("kind").equals("all"))
                .toList();

        double truth = (10 + 24) / 500.0;
        assertThat(all).hasSize(400);
        // the standard deviation of one month is 0.054; of the mean of 400 it is 0.0027
        assertThat(mean(all, row -> value(row, "estimate"))).isCloseTo(truth, within(0.009));
        assertThat(mean(all, row -> value(row, "hit_rate"))).isGreaterThan(0.25);
        assertThat(all.stream().filter(row -> value(row, "low") <= truth && truth <= value(row, "high")))
                .as("months whose interval holds the truth")
                .hasSizeBetween(370, 400);
    }

    private static double mean(List<Row> rows, Function<Row, Double> of) {
        return rows.stream().mapToDouble(of::apply).average().orElseThrow();
    }

    private static double value(Row row, String column) {
        return row.<Number>getAs(column).doubleValue();
    }

    private static List<Double> values(Row row, String... columns) {
        return Arrays.stream(columns).map(column -> value(row, column)).toList();
    }

    private static Map<String, Row> results(List<Row> list, List<Row> feedback) {
        return rows(list, feedback).stream()
                .collect(Collectors.toMap(row -> row.<String>getAs("kind"), Function.identity()));
    }

    private static List<Row> rows(List<Row> list, List<Row> feedback) {
        return new VisitLake()
                .with("mart.visit_list", VisitLake.session().createDataFrame(list, StructType.fromDDL(LIST)))
                .with("ops.feedback", VisitLake.session().createDataFrame(feedback, StructType.fromDDL(FEEDBACK)))
                .rowsOf(new SumVisits());
    }

    private static Row listed(int month, String firm, String kind, double chance, double probability) {
        return RowFactory.create("arrears", first(month), firm, kind, chance, probability);
    }

    private static Row visited(int month, String firm, String outcome) {
        return RowFactory.create("arrears", first(month), firm, outcome);
    }

    private static Date first(int month) {
        return Date.valueOf(LocalDate.of(2020, 1, 1).plusMonths(month));
    }
}
