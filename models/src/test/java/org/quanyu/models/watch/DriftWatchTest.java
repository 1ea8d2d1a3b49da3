package org.quanyu.models.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.watch.Finding.WatchedMonth;

/** Drift over tables: what is the same is quiet, what moves, vanishes or goes missing is told. */
class DriftWatchTest {

    private static final LocalDate WATCHED = LocalDate.of(2022, 6, 1);

    /** A hundred features drawn anew, 1,500 rows learnt from and 120 watched: the rule of thumb alone would alert often. */
    @Test
    void samplesOfOneDistributionDoNotAlert() {
        String[] features = IntStream.range(0, 100)
                .mapToObj(number -> "rand(" + number + ") as f" + number)
                .toArray(String[]::new);
        List<Finding> found = found(rows(1500, 120).selectExpr(with(features)));
        List<Finding> shifts = ofMeasure(found, Measure.PSI_FEATURE);
        assertThat(shifts).hasSize(100);
        assertThat(shifts.stream().filter(Finding::isAlert)).hasSizeLessThanOrEqualTo(5);
        assertThat(shifts.stream().filter(shift -> shift.level().value() > 0.1)).hasSizeGreaterThan(10);
    }

    @Test
    void whatMovesAlerts() {
        List<Finding> found = found(rows(3000, 1000)
                .selectExpr(with(
                        "rand(1) as same",
                        "rand(2) + if(watched, 0.4, 0.0) as moved",
                        "cast(rand(3) < if(watched, 0.5, 0.05) as int) as flag",
                        "if(watched and rand(4) < 0.6, 'C39', 'F51') as industry")));
        assertThat(alerts(found, Measure.PSI_FEATURE)).containsExactlyInAnyOrder("moved", "flag", "industry");
        assertThat(alerts(found, Measure.MISSING_SHARE)).isEmpty();
    }

    @Test
    void whatGoesMissingAlerts() {
        List<Finding> found = found(rows(3000, 1000)
                .selectExpr(with("if(watched and rand(1) < 0.4, null, rand(2)) as lost", "rand(3) as kept")));
        assertThat(alerts(found, Measure.PSI_FEATURE)).containsExactly("lost");
        assertThat(alerts(found, Measure.MISSING_SHARE)).containsExactly("lost");
        assertThat(of(found, Measure.MISSING_SHARE, "lost").level().value()).isCloseTo(0.4, within(0.06));
    }

    @Test
    void aFeatureThatIsNoMoreAlerts() {
        Dataset<Row> panel = rows(300, 100).selectExpr(with("rand(1) as kept"));
        List<Finding> found = watch().features(panel, model(List.of("kept", "dropped")));
        assertThat(alerts(found, Measure.MISSING_SHARE)).containsExactly("dropped");
    }

    /** January was told of no wages; the model learnt from such a month. */
    @Test
    void aMonthNoStrangerThanOneLearntFromIsQuiet() {
        Dataset<Row> panel = rows(4000, 1000)
                .selectExpr(with(
                        "if(watched or month = '2022-01-01', rand(1) * 0.2, rand(2)) as seen_before",
                        "if(watched, rand(3) * 0.2, rand(4)) as new"));
        assertThat(alerts(found(panel), Measure.PSI_FEATURE)).containsExactly("new");
    }

    @Test
    void valuesThatFillTwoTenthsHaveABinOfTheirOwn() {
        Dataset<Row> rows = SmallScores.session()
                .sql(
                        "select date'2022-01-01' as month, case when id < 10 then -1 when id < 80 then 0 when id < 95 then 1"
                                + " end as cases from range(100)");
        var period = new MonthlyHistograms.Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 1, 1), WATCHED);
        Histogram cases =
                MonthlyHistograms.of(rows, List.of("cases"), period).get(0).reference();
        assertThat(cases.counts().values()).containsExactlyInAnyOrder(10L, 70L, 15L, 5L);
        assertThat(cases.in(Bins.MISSING)).isEqualTo(5);
    }

    @Test
    void scoresAreComparedWithTheFirstMonthOfTheVersion() {
        Dataset<Row> scores =
                rows(1000, 1000).selectExpr(with("if(watched, 0.02, 0.01) + 0.1 * rand(1) * rand(2) as probability"));
        Finding moved = watch().scores(scores, LocalDate.of(2022, 1, 1)).get(0);
        assertThat(moved.isAlert()).isTrue();
        Finding same = watch().scores(
                        rows(1000, 1000).selectExpr(with("rand(5) as probability")), LocalDate.of(2022, 1, 1))
                .get(0);
        assertThat(same.isAlert()).isFalse();
        assertThat(same.sample().rows()).hasValue(1000L);
    }

    /** {@code watched}, {@code month}: rows learnt from, shared out to four months, and rows of the month watched. */
    private static Dataset<Row> rows(int learnt, int watched) {
        return SmallScores.session()
                .sql("select id >= %1$d as watched, case when id >= %1$d then date'2022-06-01' else".formatted(learnt)
                        + " add_months(date'2022-01-01', cast(id %% 4 as int)) end as month from range(0, %d, 1, 2)"
                                .formatted(learnt + watched));
    }

    private static String[] with(String... features) {
        String[] columns = new String[features.length + 1];
        columns[0] = "month";
        System.arraycopy(features, 0, columns, 1, features.length);
        return columns;
    }

    private static List<Finding> found(Dataset<Row> panel) {
        List<String> features = List.of(panel.columns()).subList(1, panel.columns().length);
        return watch().features(panel, model(features));
    }

    private static DriftWatch watch() {
        return new DriftWatch(new WatchedMonth("arrears", 1, WATCHED, Optional.empty()));
    }

    private static RegisteredModel model(List<String> features) {
        return SmallScores.model(features, LocalDate.of(2022, 1, 1), LocalDate.of(2022, 4, 1));
    }

    private static List<Finding> ofMeasure(List<Finding> found, Measure measure) {
        return found.stream().filter(finding -> finding.measure() == measure).toList();
    }

    private static Finding of(List<Finding> found, Measure measure, String subject) {
        return ofMeasure(found, measure).stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> alerts(List<Finding> found, Measure measure) {
        return ofMeasure(found, measure).stream()
                .filter(Finding::isAlert)
                .map(Finding::subject)
                .toList();
    }
}
