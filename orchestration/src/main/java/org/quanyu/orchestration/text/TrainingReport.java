package org.quanyu.orchestration.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.quanyu.models.text.TextEvaluation;

/**
 * How well labels were told of messages that were not learnt from.
 *
 * @param splits one evaluation for each way in which the messages were divided
 */
public record TrainingReport(List<TextEvaluation> splits) {

    private static final int DIGITS = 4;

    public TrainingReport {
        splits = List.copyOf(splits);
    }

    /**
     * One row per label over all splits together, and before them {@code macro average} with the mean of the splits'
     * macro-F1; {@code deviation} is its standard deviation over the splits, {@code accuracy} the share told right.
     */
    public List<Map<String, Object>> rows() {
        TextEvaluation all = all();
        List<TextEvaluation.LabelMeasures> labels = all.labels();
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row(
                "macro average",
                labels.stream()
                        .mapToDouble(TextEvaluation.LabelMeasures::precision)
                        .average()
                        .orElse(0),
                labels.stream()
                        .mapToDouble(TextEvaluation.LabelMeasures::recall)
                        .average()
                        .orElse(0),
                macroF1(),
                all.judged().size()));
        rows.get(0).put("accuracy", rounded(all.accuracy()));
        rows.get(0).put("deviation", rounded(deviation(TextEvaluation::macroF1)));
        labels.forEach(
                label -> rows.add(row(label.label(), label.precision(), label.recall(), label.f1(), label.messages())));
        return rows;
    }

    /**
     * One row for all labels, {@code label} being {@code all}, with {@code accuracy}, {@code macro_f1} and {@code auc} (of
     * each label against the others), each the mean over the splits, and {@code accuracy_deviation}, the standard deviation
     * over them; then one row per label over all splits together with {@code precision}, {@code recall}, {@code f1}.
     */
    public List<Map<String, Object>> sentimentRows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("label", "all");
        whole.put("messages", all().judged().size());
        whole.put("accuracy", rounded(mean(TextEvaluation::accuracy)));
        whole.put("macro_f1", rounded(macroF1()));
        whole.put("auc", rounded(mean(TextEvaluation::areaUnderCurve)));
        whole.put("accuracy_deviation", rounded(deviation(TextEvaluation::accuracy)));
        List.of("precision", "recall", "f1").forEach(name -> whole.put(name, null));
        rows.add(whole);
        for (TextEvaluation.LabelMeasures measures : all().labels()) {
            Map<String, Object> row = new LinkedHashMap<>();
            whole.keySet().forEach(name -> row.put(name, null));
            row.put("label", measures.label());
            row.put("messages", measures.messages());
            row.put("precision", rounded(measures.precision()));
            row.put("recall", rounded(measures.recall()));
            row.put("f1", rounded(measures.f1()));
            rows.add(row);
        }
        return rows;
    }

    /** One row per tenth of confidence: {@code from}, {@code messages}, mean {@code confidence}, {@code right}. */
    public List<Map<String, Object>> reliability() {
        return all().reliability().stream()
                .map(bin -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("from", rounded(bin.from()));
                    row.put("messages", bin.messages());
                    row.put("confidence", rounded(bin.confidence()));
                    row.put("right", rounded(bin.right()));
                    return row;
                })
                .toList();
    }

    /** The mean of the splits' macro-F1. */
    public double macroF1() {
        return mean(TextEvaluation::macroF1);
    }

    private double mean(ToDoubleFunction<TextEvaluation> measure) {
        return splits.stream().mapToDouble(measure).average().orElse(0);
    }

    private double deviation(ToDoubleFunction<TextEvaluation> measure) {
        double mean = mean(measure);
        return Math.sqrt(splits.stream()
                .mapToDouble(split -> Math.pow(measure.applyAsDouble(split) - mean, 2))
                .average()
                .orElse(0));
    }

    private TextEvaluation all() {
        return new TextEvaluation(
                splits.stream().flatMap(split -> split.judged().stream()).toList());
    }

    private static Map<String, Object> row(String category, double precision, double recall, double f1, long messages) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("category", category);
        row.put("precision", rounded(precision));
        row.put("recall", rounded(recall));
        row.put("f1", rounded(f1));
        row.put("messages", messages);
        row.put("accuracy", null);
        row.put("deviation", null);
        return row;
    }

    private static double rounded(double value) {
        double scale = Math.pow(10, DIGITS);
        return Math.round(value * scale) / scale;
    }
}
