package org.quanyu.models.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.Month;
import org.quanyu.models.panel.RankMetrics;
import org.quanyu.models.risk.JudgedBy;
import org.quanyu.models.risk.Target;
import org.quanyu.models.trees.Folds;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * What trees, line and rule reach on rows they had not seen: each fold of a table foretold from the others, each test
 * month of a panel from the months before it whose labels were known by then.
 *
 * @param parts in the order of folds or months
 * @param hasRule whether the target has a rule to hold the others against
 */
public record Judgement(List<Judged> parts, int capacity, boolean hasRule, List<String> warnings) {

    public Judgement {
        parts = List.copyOf(parts);
        warnings = List.copyOf(warnings);
    }

    static Judgement of(Target target, Examples examples) {
        List<String> warnings = new ArrayList<>();
        List<Judged> parts = target.isPanel() ? months(target, examples, warnings) : folds(target, examples, warnings);
        return new Judgement(
                parts, target.judgedBy().capacity(), !target.baseline().isEmpty(), warnings);
    }

    /** Of each part, in their order. */
    public List<Measures> measures(Function<Judged, double[]> method) {
        return parts.stream()
                .map(part -> Measures.of(method.apply(part), part.rows().labels(), capacity))
                .toList();
    }

    /** The area under the ROC curve of the rows of all parts together. */
    public double pooledAuc(Function<Judged, double[]> method) {
        double[] scores =
                parts.stream().map(method).flatMapToDouble(Arrays::stream).toArray();
        float[] labels = new float[scores.length];
        int at = 0;
        for (Judged part : parts) {
            System.arraycopy(part.rows().labels(), 0, labels, at, part.rows().rows());
            at += part.rows().rows();
        }
        return RankMetrics.auc(scores, labels);
    }

    private static List<Judged> folds(Target target, Examples examples, List<String> warnings) {
        int wanted = target.judgedBy().folds();
        int scarcer = Math.min(examples.positives(), examples.rows() - examples.positives());
        int count = Math.min(wanted, scarcer);
        if (count < 2) {
            warnings.add("too few rows of one kind to be judged: " + scarcer);
            return List.of();
        }
        if (count < wanted) {
            warnings.add("judged in " + count + " folds, as there are no more rows of the rarer kind");
        }
        Folds folds = Folds.stratified(examples, count, target.judgedBy().seed());
        return IntStream.range(0, count)
                .mapToObj(fold -> {
                    Examples learnt = examples.of(folds.rowsWithout(fold));
                    return Judged.of(
                            "fold " + (fold + 1),
                            learnt,
                            examples.of(folds.rowsOf(fold)),
                            Foretelling.learn(target, learnt));
                })
                .toList();
    }

    private static List<Judged> months(Target target, Examples examples, List<String> warnings) {
        List<Judged> judged = new ArrayList<>();
        for (int month : testMonths(target.judgedBy(), examples)) {
            int last = month - target.label().embargo() - 1;
            Examples learnt = examples.where(row -> examples.month(row) <= last);
            if (learnt.positives() == 0 || learnt.positives() == learnt.rows()) {
                warnings.add(Month.text(month) + " is not judged: no rows of both kinds were known by then");
                continue;
            }
            judged.add(Judged.of(
                    Month.text(month),
                    learnt,
                    examples.where(row -> examples.month(row) == month),
                    Foretelling.learn(target, learnt)));
        }
        return judged;
    }

    private static int[] testMonths(JudgedBy judgedBy, Examples examples) {
        int[] months = examples.months();
        int from = judgedBy.from().map(Month::of).orElse(months[Math.max(0, months.length - judgedBy.months())]);
        int to = judgedBy.to().map(Month::of).orElse(Integer.MAX_VALUE);
        int[] chosen = IntStream.of(months)
                .filter(month -> month >= from && month <= to)
                .toArray();
        if (chosen.length == 0) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "no row with a known label lies in the test months; labels are known from " + Month.text(months[0])
                            + " to " + Month.text(months[months.length - 1]),
                    "choose \"from\" and \"to\" of \"judged_by\" among them, or leave them out");
        }
        return chosen;
    }
}
