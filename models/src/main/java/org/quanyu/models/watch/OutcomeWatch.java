package org.quanyu.models.watch;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.watch.Finding.Level;
import org.quanyu.models.watch.Finding.Sample;
import org.quanyu.models.watch.Finding.WatchedMonth;

/** Whether probabilities came true, and whether the model still finds what it found before it acted and more than the rule. */
final class OutcomeWatch {

    /** How probable a false alert is at most, of all firms and of the tenths together (Bonferroni). */
    private static final double LEVEL = 0.01;

    private static final double LEVEL_OF_A_TENTH = LEVEL / 10;

    /** Cases may be so far from what was expected, as a share of it: what hits many firms at once is no fault. */
    private static final double LEAST_GAP = 0.2;

    /** A figure may fall to this share of what was measured before the model acted. */
    private static final double LEAST_KEPT = 0.8;

    /** With fewer cases nothing is told of how firms are ranked. */
    private static final long LEAST_CASES = 10;

    private final WatchedMonth month;
    private final boolean isFinal;
    private final int capacity;

    /** @param isFinal whether no outcome counts any more that is told later; until then too few cases are no alert */
    OutcomeWatch(WatchedMonth month, boolean isFinal, int capacity) {
        this.month = month;
        this.isFinal = isFinal;
        this.capacity = capacity;
    }

    List<Finding> findings(RealisedMonth realised, Optional<RegisteredModel> model) {
        List<Finding> findings = new ArrayList<>();
        findings.add(calibration("", realised.calibration(), LEVEL));
        realised.tenths()
                .forEach(tenth -> findings.add(
                        calibration(Integer.toString(tenth.number()), tenth.calibration(), LEVEL_OF_A_TENTH)));
        for (Figure figure : figures(realised)) {
            findings.add(againstBacktest(
                    figure,
                    model.flatMap(learnt -> learnt.backtest(figure.measure().word()))));
            againstRule(
                            figure,
                            model.flatMap(
                                    learnt -> learnt.backtest(figure.rule().word())))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    /**
     * A share that tells how well firms are ranked.
     *
     * @param rule the measure that compares it with the rule
     * @param trials what the share is of, by which its spread is told; of average precision the cases (Boyd, Eng and
     *     Page 2013)
     * @param ofRule the same of the rule, for the same firms
     */
    private record Figure(
            Measure measure,
            Measure rule,
            String title,
            double value,
            long trials,
            Optional<Double> ofRule,
            Sample sample) {

        /** What chance falls below with a probability of at most {@link #LEVEL} if the share is {@code share}. */
        double leastByChance(double share) {
            if (trials == 0) {
                return 0;
            }
            int hits = (int) Math.round(share * trials);
            return new WilsonScoreInterval()
                    .createInterval((int) trials, hits, 1 - 2 * LEVEL)
                    .getLowerBound();
        }
    }

    private List<Figure> figures(RealisedMonth realised) {
        Calibration all = realised.calibration();
        Sample sample = Sample.judged(all.rows(), all.observed());
        return List.of(
                new Figure(
                        Measure.AVERAGE_PRECISION,
                        Measure.RULE_AVERAGE_PRECISION,
                        "平均精确率",
                        realised.model().averagePrecision(),
                        all.observed(),
                        realised.rule().map(RealisedMonth.Ranking::averagePrecision),
                        sample),
                new Figure(
                        Measure.PRECISION_AT_CAPACITY,
                        Measure.RULE_PRECISION_AT_CAPACITY,
                        "前%d家的精确率".formatted(capacity),
                        realised.model().precisionAtCapacity(),
                        Math.min(capacity, all.rows()),
                        realised.rule().map(RealisedMonth.Ranking::precisionAtCapacity),
                        sample));
    }

    private Finding calibration(String tenth, Calibration calibration, double level) {
        double bound = Math.max(LEAST_GAP, calibration.gapByChance(level));
        Level gap = Level.atMost(bound, calibration.gap());
        Level judged = calibration.isShort() && !isFinal ? gap.quiet() : gap;
        String told = "%s按概率应有%.1f家发生，截至%s月末实际%d家，相差%.0f%%，警戒值%.0f%%：%s"
                .formatted(
                        tenth.isEmpty() ? "全部企业" : "概率第%s个十分位的企业".formatted(tenth),
                        calibration.expected(),
                        YearMonth.from(month.maturedTo().orElseThrow()),
                        calibration.observed(),
                        100 * gap.value(),
                        100 * bound,
                        verdict(judged.isAlert(), calibration.isShort() ? "概率偏高" : "概率偏低"));
        Sample sample =
                Sample.judged(calibration.rows(), calibration.observed()).expecting(calibration.expected());
        return new Finding(month, Measure.CALIBRATION, tenth, judged, sample, told);
    }

    private Finding againstBacktest(Figure figure, Optional<Double> before) {
        Level level = before.map(share ->
                        Level.atLeast(Math.min(LEAST_KEPT * share, figure.leastByChance(share)), figure.value()))
                .orElse(Level.unbound(figure.value()));
        Level judged = isFinal && isEnough(figure) ? level : level.quiet();
        String told = "%s为%.3f，上线前回测为%s，警戒值%s：%s"
                .formatted(
                        figure.title(),
                        figure.value(),
                        said(before),
                        said(level.bound()),
                        isEnough(figure) ? verdict(judged.isAlert(), "明显低于回测") : "案例太少，不作判断");
        return new Finding(month, figure.measure(), "", judged, figure.sample(), told);
    }

    /** The rule for the same firms is the bound; else what chance leaves of the rule's figure of the backtest. */
    private Optional<Finding> againstRule(Figure figure, Optional<Double> before) {
        Optional<Double> bound = figure.ofRule().or(() -> before.map(share -> figure.leastByChance(share)));
        return bound.map(least -> {
            Level level = Level.atLeast(least, figure.value());
            Level judged = isEnough(figure) && (isFinal || figure.ofRule().isPresent()) ? level : level.quiet();
            String told = "%s为%.3f，%s：%s"
                    .formatted(
                            figure.title(),
                            figure.value(),
                            figure.ofRule().isPresent()
                                    ? "同月按人工规则为%.3f".formatted(least)
                                    : "人工规则回测为%s，警戒值%.3f".formatted(said(before), least),
                            isEnough(figure) ? verdict(judged.isAlert(), "模型不如规则") : "案例太少，不作判断");
            return new Finding(month, figure.rule(), "", judged, figure.sample(), told);
        });
    }

    private static boolean isEnough(Figure figure) {
        return figure.sample().observedCases().orElse(0L) >= LEAST_CASES;
    }

    private String verdict(boolean isAlert, String alert) {
        return isAlert ? alert : isFinal ? "正常" : "结局尚在陆续报送，暂未见异常";
    }

    private static String said(Optional<Double> share) {
        return share.map("%.3f"::formatted).orElse("未测");
    }
}
