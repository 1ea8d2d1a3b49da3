package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.feature.Feature;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.watch.Finding.Level;
import org.quanyu.models.watch.Finding.Sample;
import org.quanyu.models.watch.Finding.WatchedMonth;

/** Whether firms still look like those that a model learnt from, and are scored as when it began to act. */
final class DriftWatch {

    /** How probable a false alert is at most, over all features of a model together (Bonferroni). */
    private static final double LEVEL = 0.01;

    /** By the usual rule of thumb the least index of a great shift: one feature among many may shift a little. */
    private static final double GREAT_SHIFT = 0.25;

    /** By the same rule the least index of a moderate shift: scores are what people act on. */
    private static final double MODERATE_SHIFT = 0.1;

    /** A month that is hardly stranger than one the model learnt from is no news to it: seasons, and tables that begin. */
    private static final double NO_NEWS = 1.25;

    /** Less of a feature may go missing without an alert. */
    private static final double LEAST_MISSING = 0.1;

    private static final Map<String, String> TITLES = FeatureSet.builtIn().features().stream()
            .collect(Collectors.toMap(Feature::name, feature -> feature.title().zh()));

    private final WatchedMonth month;

    DriftWatch(WatchedMonth month) {
        this.month = month;
    }

    /** @param panel {@code mart.firm_month} */
    List<Finding> features(Dataset<Row> panel, RegisteredModel model) {
        Predicate<String> isThere = Arrays.asList(panel.columns())::contains;
        List<String> there = model.features().stream().filter(isThere).toList();
        var period = new MonthlyHistograms.Period(model.from(), model.to(), month.month());
        double level = LEVEL / model.features().size();
        Stream<Finding> shifts = MonthlyHistograms.of(panel, there, period).stream()
                .filter(MonthlyHistograms::isComparable)
                .flatMap(feature -> Stream.of(shift(feature, level), missing(feature, level)));
        Stream<Finding> gone =
                model.features().stream().filter(isThere.negate()).map(this::gone);
        return Stream.concat(shifts, gone).toList();
    }

    /**
     * @param scores {@code mart.risk_score} of the model
     * @param first the first month that it scored
     */
    List<Finding> scores(Dataset<Row> scores, LocalDate first) {
        var period = new MonthlyHistograms.Period(first, first, month.month());
        return MonthlyHistograms.of(scores.where(col("probability").isNotNull()), List.of("probability"), period)
                .stream()
                .filter(MonthlyHistograms::isComparable)
                .map(this::scores)
                .toList();
    }

    private Finding shift(MonthlyHistograms feature, double level) {
        Histogram reference = feature.reference();
        double byChance = StabilityIndex.byChance(reference, feature.watched(), level);
        double bound = Math.max(Math.max(GREAT_SHIFT, byChance), NO_NEWS * feature.mostUnlikeLearnt());
        Level shift = Level.atMost(bound, feature.stabilityIndex());
        String told = "%s的分布与训练期相比PSI为%.3f，警戒值%.3f（训练期%,d行，当月%,d行）：%s"
                .formatted(
                        title(feature.column()),
                        shift.value(),
                        bound,
                        reference.rows(),
                        feature.watched().rows(),
                        shift.isAlert() ? "已明显偏移" : "未见明显偏移");
        return new Finding(month, Measure.PSI_FEATURE, feature.column(), shift, sizes(feature, reference), told);
    }

    private Finding missing(MonthlyHistograms feature, double level) {
        Histogram before = feature.learnt().get(feature.learnt().lastKey());
        double chance = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - level)
                * spread(before, feature.watched());
        double bound = before.missingShare() + Math.max(LEAST_MISSING, chance);
        Level share = Level.atMost(bound, feature.watched().missingShare());
        String told = "%s缺失的企业占%.1f%%，训练期最后一月为%.1f%%，警戒值%.1f%%：%s"
                .formatted(
                        title(feature.column()),
                        100 * share.value(),
                        100 * before.missingShare(),
                        100 * bound,
                        share.isAlert() ? "缺失明显增多" : "正常");
        return new Finding(month, Measure.MISSING_SHARE, feature.column(), share, sizes(feature, before), told);
    }

    /** Standard deviation of the difference of two shares of missing values, if they are of one share. */
    private static double spread(Histogram one, Histogram other) {
        double share = one.plus(other).missingShare();
        return Math.sqrt(share * (1 - share) * (1.0 / one.rows() + 1.0 / other.rows()));
    }

    private Finding gone(String feature) {
        String told = title(feature) + "在企业月度面板中已不存在：模型拿到的全是缺失";
        return new Finding(month, Measure.MISSING_SHARE, feature, Level.atMost(0, 1), Sample.none(), told);
    }

    private Finding scores(MonthlyHistograms scores) {
        Histogram reference = scores.reference();
        double bound = Math.max(MODERATE_SHIFT, StabilityIndex.byChance(reference, scores.watched(), LEVEL));
        Level shift = Level.atMost(bound, scores.stabilityIndex());
        String told = "评分分布与该版本首次评分的%s月相比PSI为%.3f，警戒值%.3f（当时%,d家，当月%,d家）：%s"
                .formatted(
                        YearMonth.from(scores.learnt().firstKey()),
                        shift.value(),
                        bound,
                        reference.rows(),
                        scores.watched().rows(),
                        shift.isAlert() ? "已偏移" : "未见偏移");
        return new Finding(month, Measure.PSI_SCORE, "", shift, sizes(scores, reference), told);
    }

    private static Sample sizes(MonthlyHistograms histograms, Histogram reference) {
        return Sample.compared(histograms.watched().rows(), reference.rows());
    }

    private static String title(String feature) {
        return TITLES.containsKey(feature) ? TITLES.get(feature) + "（" + feature + "）" : feature;
    }
}
