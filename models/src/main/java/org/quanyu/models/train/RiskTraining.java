package org.quanyu.models.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.Month;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.risk.Target;
import org.quanyu.models.score.RiskModel;
import org.quanyu.models.trees.CalibratedTrees;
import org.quanyu.models.trees.TreeTraining;

/** Judges the method of a target, then learns the model that is kept from all rows with a known label. */
public final class RiskTraining {

    private RiskTraining() {}

    /**
     * What came of a training.
     *
     * @param rounds trees of each of the model's seeds
     * @param examples all rows that it was learnt from
     * @param warnings what should be looked at
     */
    public record Trained(RiskModel model, int rounds, Judgement judgement, Examples examples, List<String> warnings) {

        /** What JSON can say of the rows, the seeds and the measures. */
        public Map<String, Object> told(Target target) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("rows", examples.rows());
            told.put("positives", examples.positives());
            if (target.isPanel()) {
                int[] months = examples.months();
                told.put("from", Month.text(months[0]));
                told.put("to", Month.text(months[months.length - 1]));
            }
            told.put("checksum", RowChecksum.of(examples));
            told.put("rounds", rounds);
            told.put(
                    "seeds",
                    IntStream.range(0, target.trees().models())
                            .mapToObj(model -> target.judgedBy().seed() + model)
                            .toList());
            told.put("red", model.red());
            told.put("orange", model.orange());
            told.put("measures", new JudgementReport(judgement).told());
            told.put("warnings", warnings);
            return told;
        }
    }

    public static Trained train(Target target, TargetRows rows) {
        Examples examples = rows.examples();
        Judgement judgement = Judgement.of(target, examples);
        CalibratedTrees learnt = new TreeTraining(target, target.judgedBy().seed()).learn(examples);
        double red = Thresholds.of(target.red(), learnt);
        double orange = Math.min(red, Thresholds.of(target.orange(), learnt));
        RiskModel model =
                new RiskModel(target.name(), examples.features(), learnt.trees(), learnt.calibration(), red, orange);
        List<String> warnings = new ArrayList<>(Stream.concat(rows.warnings().stream(), judgement.warnings().stream())
                .toList());
        return new Trained(model, learnt.rounds(), judgement, examples, warnings);
    }
}
