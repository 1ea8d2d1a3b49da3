package org.quanyu.models.registry;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.panel.Month;
import org.quanyu.models.panel.RankMetrics;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.risk.Target;
import org.quanyu.models.score.ReasonsFor;
import org.quanyu.models.score.RiskModel;
import org.quanyu.models.score.ScoredRows;
import org.quanyu.models.train.Judged;
import org.quanyu.models.train.Judgement;
import org.quanyu.models.train.Measures;

/**
 * The model in force against a new one, in the test months that neither had seen.
 *
 * @param champions average precision of the model in force, averaged over those months; empty where there is none
 * @param own of the new model in the same months
 */
record ChampionTrial(OptionalDouble champions, double own) {

    static final ChampionTrial NONE = new ChampionTrial(OptionalDouble.empty(), Double.NaN);

    /**
     * @param champion the model in force
     * @param learntTo last month that it was learnt from, as {@code yyyy-MM}
     * @param panel the target's rows
     */
    static ChampionTrial of(
            Target target, RiskModel champion, String learntTo, Dataset<Row> panel, Judgement judgement) {
        int unseen = Month.of(learntTo) + target.label().embargo() + 1;
        List<Judged> parts = judgement.parts().stream()
                .filter(part -> Month.of(part.name()) >= unseen)
                .toList();
        if (parts.isEmpty()) {
            return NONE;
        }
        List<Integer> months = parts.stream().map(part -> Month.of(part.name())).toList();
        Map<Integer, List<Row>> scored = scored(target, champion, panel, months);
        double champions = scored.values().stream()
                .mapToDouble(ChampionTrial::averagePrecision)
                .average()
                .orElse(Double.NaN);
        Judgement same = new Judgement(parts, judgement.capacity(), judgement.hasRule(), List.of());
        double own = Measures.average(same.measures(Judged::trees)).averagePrecision();
        return new ChampionTrial(OptionalDouble.of(champions), own);
    }

    /** Month, label and probability of the rows of the months, which are as many as were learnt from in a few months. */
    private static Map<Integer, List<Row>> scored(
            Target target, RiskModel champion, Dataset<Row> panel, List<Integer> months) {
        Dataset<Row> rows =
                TargetRows.known(target, panel).where(col("target_month").isin(months.toArray()));
        Map<Integer, List<Row>> scored = new TreeMap<>();
        ScoredRows.of(
                        rows,
                        champion,
                        ReasonsFor.NONE,
                        panel.sparkSession().sparkContext().longAccumulator())
                .select("target_month", "target_label", "probability")
                .toLocalIterator()
                .forEachRemaining(row -> scored.computeIfAbsent(row.getInt(0), month -> new ArrayList<>())
                        .add(row));
        return scored;
    }

    private static double averagePrecision(List<Row> rows) {
        double[] scores = rows.stream().mapToDouble(row -> row.getDouble(2)).toArray();
        float[] labels = new float[scores.length];
        for (int at = 0; at < labels.length; at++) {
            labels[at] = (float) rows.get(at).getDouble(1);
        }
        return RankMetrics.averagePrecision(scores, labels);
    }
}
