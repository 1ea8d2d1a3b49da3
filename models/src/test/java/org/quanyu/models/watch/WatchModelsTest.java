package org.quanyu.models.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.models.risk.PointRule;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.yaml.SqlExpression;

/** Nights on which models are watched. */
class WatchModelsTest {

    private static final WatchedRisk ARREARS =
            new WatchedRisk("arrears", "arrears_began", 1, 4, 100, Optional.empty(), List.of());
    private static final WatchedRisk WITH_RULE = new WatchedRisk(
            "arrears",
            "arrears_began",
            1,
            4,
            100,
            Optional.empty(),
            List.of(new PointRule(SqlExpression.parse("signal > 0.9", "arrears.yaml", "baseline", 1), 1)));

    @Test
    void withoutAModelInForceNothingIsDone() {
        assertThat(night(new SmallScores().decisions("(1, 1, 'promoted'), (2, 1, 'withdrawn')"), "2023-01-02")
                        .rows())
                .isEmpty();
        assertThat(night(new SmallScores().models("(2, 0.4, 0.2)"), "2023-01-02")
                        .rows())
                .isEmpty();
    }

    @Test
    void aModelThatIsRightIsQuiet() {
        Night night = night(new SmallScores(), "2023-01-02");
        assertThat(night.notices()).isEmpty();
        assertThat(night.alerts()).isEmpty();
        assertThat(measures(night, "2022-12-01"))
                .containsExactlyInAnyOrder("psi_feature", "psi_feature", "missing_share", "missing_share", "psi_score");
        assertThat(measures(night, "2022-07-01"))
                .contains("calibration", "average_precision", "precision_at_capacity", "rule_average_precision");
        assertThat(night.outputs().deliveredRows()).hasValue(night.rows().size());
    }

    @Test
    void aNightThatBringsNothingNewWritesNothing() {
        SmallScores lake = new SmallScores();
        Night first = night(lake, "2022-12-30");
        // outcomes of July counted to November at last, of October to November for the time being
        assertThat(matured(first)).containsEntry("2022-07-01", "2022-11-01").containsEntry("2022-10-01", "2022-11-01");
        lake.put("ops.model_watch", first.table());
        assertThat(night(lake, "2022-12-30").rows()).isEmpty();
        Night next = night(lake, "2022-12-31");
        assertThat(matured(next).keySet())
                .containsExactlyInAnyOrder("2022-08-01", "2022-09-01", "2022-10-01", "2022-11-01");
    }

    @Test
    void doubledProbabilitiesAlertOnceOutcomesAreThere() {
        Night night = night(new SmallScores().scores("2 * (0.02 + 0.48 * signal * signal * signal)"), "2023-01-02");
        assertThat(night.alerts("calibration", ""))
                .contains("2022-07-01", "2022-08-01")
                .doesNotContain("2022-11-01");
        assertThat(night.notices()).extracting(Notice::code).containsOnly(FailureCode.MODEL_MISJUDGES);
        assertThat(night.notices().get(0).what()).contains("概率偏高");
    }

    @Test
    void halvedProbabilitiesAlertAtOnce() {
        Night night = night(new SmallScores().scores("0.5 * (0.02 + 0.48 * signal * signal * signal)"), "2023-01-02");
        assertThat(night.alerts("calibration", "")).contains("2022-11-01");
    }

    @Test
    void theRuleForTheSameFirmsIsTheBound() {
        assertThat(night(new SmallScores(), "2023-01-02", WITH_RULE).alerts()).isEmpty();
        Night night = night(new SmallScores().scores("0.01 + 0.26 * months"), "2023-01-02", WITH_RULE);
        assertThat(night.alerts("rule_average_precision", "")).contains("2022-07-01", "2022-11-01");
        assertThat(night.alerts("rule_precision_at_capacity", "")).contains("2022-07-01", "2022-11-01");
        assertThat(night.notices()).extracting(Notice::code).contains(FailureCode.MODEL_BELOW_RULE);
    }

    @Test
    void withoutTheRuleItsBacktestIsTheBound() {
        Night night = night(new SmallScores().scores("0.01 + 0.26 * months"), "2023-01-02");
        assertThat(night.alerts("rule_average_precision", "")).contains("2022-07-01");
        assertThat(night.alerts("average_precision", "")).contains("2022-07-01");
    }

    @Test
    void aRuleOverColumnsThatAreGoneIsLeftToItsBacktest() {
        WatchedRisk gone = new WatchedRisk(
                "arrears",
                "arrears_began",
                1,
                4,
                100,
                Optional.empty(),
                List.of(new PointRule(SqlExpression.parse("nowhere > 1", "arrears.yaml", "baseline", 1), 1)));
        assertThat(night(new SmallScores(), "2023-01-02", gone).alerts()).isEmpty();
    }

    @Test
    void aShiftedPanelIsTold() {
        Night night =
                night(new SmallScores().panel("months + if(month = '2022-12-01', 0.5, 0)", "signal"), "2023-01-02");
        assertThat(night.alerts("psi_feature", "months")).containsExactly("2022-12-01");
        assertThat(night.notices()).extracting(Notice::code).containsExactly(FailureCode.MODEL_DRIFTED);
    }

    @Test
    void aBetterNewerModelIsToldUntilItIsStopped() {
        SmallScores lake = new SmallScores().models("(1, 0.40, 0.25), (2, 0.45, 0.25)");
        assertThat(night(lake, "2023-01-02").alerts("challenger_average_precision", "2"))
                .containsExactly("2022-12-01");
        lake.decisions("(1, 1, 'promoted'), (2, 2, 'withdrawn')");
        assertThat(night(lake, "2023-01-02").alerts()).isEmpty();
        SmallScores worse = new SmallScores().models("(1, 0.40, 0.25), (2, 0.35, 0.25)");
        assertThat(measures(night(worse, "2023-01-02"), "2022-12-01")).contains("challenger_average_precision");
        assertThat(night(worse, "2023-01-02").alerts()).isEmpty();
    }

    /** Firms below the line are not told about, whatever becomes of them. */
    @Test
    void onlyFirmsAtRiskAreCompared() {
        SmallScores lake = new SmallScores().panel("if(signal < 0.2 and month = '2022-12-01', null, months)", "signal");
        WatchedRisk above = new WatchedRisk(
                "arrears",
                "arrears_began",
                1,
                4,
                100,
                Optional.of(SqlExpression.parse("signal >= 0.2", "arrears.yaml", "at_risk", 1)),
                List.of());
        assertThat(night(lake, "2023-01-02").alerts("missing_share", "months")).containsExactly("2022-12-01");
        assertThat(night(lake, "2023-01-02", above).alerts()).isEmpty();
    }

    private record Night(Outputs outputs, List<Notice> notices) {

        Dataset<Row> table() {
            return outputs.writes().get(0).rows().get();
        }

        List<Row> rows() {
            return outputs.writes().isEmpty() ? List.of() : table().collectAsList();
        }

        List<Row> alerts() {
            return rows().stream().filter(row -> row.<Boolean>getAs("is_alert")).toList();
        }

        /** Months of the alerts. */
        List<String> alerts(String measure, String subject) {
            return alerts().stream()
                    .filter(row -> row.getAs("measure").equals(measure)
                            && row.getAs("subject").equals(subject))
                    .map(row -> row.getAs("month").toString())
                    .toList();
        }
    }

    private static Night night(SmallScores lake, String asOf) {
        return night(lake, asOf, ARREARS);
    }

    private static Night night(SmallScores lake, String asOf, WatchedRisk risk) {
        List<Notice> notices = new ArrayList<>();
        Outputs outputs = new WatchModels(List.of(risk)).run(lake, new Day(LocalDate.parse(asOf), notices));
        return new Night(outputs, notices);
    }

    private static List<String> measures(Night night, String month) {
        return night.rows().stream()
                .filter(row -> row.getAs("month").toString().equals(month))
                .map(row -> row.<String>getAs("measure"))
                .toList();
    }

    private static Map<String, String> matured(Night night) {
        return night.rows().stream()
                .filter(row -> row.getAs("matured_to") != null)
                .collect(Collectors.toMap(
                        row -> row.getAs("month").toString(),
                        row -> row.getAs("matured_to").toString(),
                        (one, other) -> one));
    }

    private record Day(LocalDate asOf, List<Notice> notices) implements StepContext {

        @Override
        public SparkSession spark() {
            return SmallScores.session();
        }

        @Override
        public String runId() {
            return "r1";
        }

        @Override
        public RunMode mode() {
            return RunMode.INCREMENTAL;
        }

        @Override
        public void notice(Notice notice) {
            notices.add(notice);
        }
    }
}
