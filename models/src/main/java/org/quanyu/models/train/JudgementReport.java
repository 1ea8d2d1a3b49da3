package org.quanyu.models.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A judgement as rows and as JSON can hold it. */
public record JudgementReport(Judgement judgement) {

    /** Each method's measures: averaged over the parts, pooled, and of each part. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("capacity", judgement.capacity());
        methods().forEach((name, method) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("mean", Measures.average(judgement.measures(method)));
            one.put("pooled_auc", judgement.pooledAuc(method));
            told.put(name, one);
        });
        told.put("parts", rows());
        return told;
    }

    /** One row for each part and method: part, rows, positives, learnt from, learnt to, method and its measures. */
    public List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, List<Measures>> measures = new LinkedHashMap<>();
        methods().forEach((name, method) -> measures.put(name, judgement.measures(method)));
        for (int at = 0; at < judgement.parts().size(); at++) {
            for (Map.Entry<String, List<Measures>> method : measures.entrySet()) {
                rows.add(row(
                        judgement.parts().get(at),
                        method.getKey(),
                        method.getValue().get(at)));
            }
        }
        return rows;
    }

    /** One row for each method, averaged over the parts. */
    public List<Map<String, Object>> summary() {
        List<Map<String, Object>> rows = new ArrayList<>();
        methods().forEach((name, method) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("method", name);
            row.put("parts", judgement.parts().size());
            put(row, name, Measures.average(judgement.measures(method)));
            row.put("pooled_auc", rounded(judgement.pooledAuc(method)));
            rows.add(row);
        });
        return rows;
    }

    /** One row for each row that was foretold: part, label, probability by trees and line, points of the rule. */
    public List<Map<String, Object>> foretold() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Judged part : judgement.parts()) {
            double[] rule = part.rule();
            for (int at = 0; at < part.rows().rows(); at++) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("part", part.name());
                row.put("label", (int) part.rows().labels()[at]);
                row.put("trees", part.trees()[at]);
                row.put("line", part.line()[at]);
                row.put("rule", rule[at]);
                rows.add(row);
            }
        }
        return rows;
    }

    private Map<String, Function<Judged, double[]>> methods() {
        Map<String, Function<Judged, double[]>> methods = new LinkedHashMap<>();
        methods.put("trees", Judged::trees);
        methods.put("line", Judged::line);
        if (judgement.hasRule()) {
            methods.put("rule", Judged::rule);
        }
        return methods;
    }

    private static Map<String, Object> row(Judged part, String method, Measures measures) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("part", part.name());
        row.put("rows", part.rows().rows());
        row.put("positives", part.rows().positives());
        row.put("learnt_rows", part.learnt());
        row.put("learnt_to", part.learntTo());
        row.put("method", method);
        put(row, method, measures);
        return row;
    }

    private static void put(Map<String, Object> row, String method, Measures measures) {
        boolean isProbability = !method.equals("rule");
        row.put("auc", rounded(measures.auc()));
        row.put("average_precision", rounded(measures.averagePrecision()));
        row.put("precision_at_capacity", rounded(measures.precisionAtCapacity()));
        row.put("ece", isProbability ? rounded(measures.calibrationError()) : null);
        row.put("ece_of_tenths", isProbability ? rounded(measures.calibrationErrorOfTenths()) : null);
    }

    private static double rounded(double value) {
        return Double.isNaN(value) ? value : Math.round(value * 1e6) / 1e6;
    }
}
