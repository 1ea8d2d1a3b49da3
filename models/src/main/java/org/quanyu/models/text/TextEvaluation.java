package org.quanyu.models.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How well labels are told of messages that were not learnt from.
 *
 * @param judged each message with what was told of it
 */
public record TextEvaluation(List<Judged> judged) {

    private static final double BIN = 0.1;

    /**
     * A message's label and what was told.
     *
     * @param probabilities of all labels
     */
    public record Judged(String label, TextGuess guess, Map<String, Double> probabilities) {

        boolean isRight() {
            return label.equals(guess.label());
        }
    }

    /** Precision, recall and their harmonic mean for one label. */
    public record LabelMeasures(String label, double precision, double recall, double f1, long messages) {}

    /** Of messages whose confidence lies in a tenth: how many, their mean confidence, and the share that was right. */
    public record Reliability(double from, long messages, double confidence, double right) {}

    public TextEvaluation {
        judged = List.copyOf(judged);
    }

    /**
     * Learns from one part of the messages and judges by the other. Unlabelled copies of messages to judge by are not
     * learnt from.
     */
    public static TextEvaluation of(TextTraining training, LabelledMessages messages, double testShare) {
        TextTraining.requireEnough(messages);
        LabelledMessages.Halves halves = messages.divide(testShare, training.seed());
        Set<String> tested = halves.test().messages().stream()
                .map(message -> message.message().copyKey())
                .collect(Collectors.toSet());
        List<Message> others = training.unlabelled().stream()
                .filter(message -> !tested.contains(message.copyKey()))
                .toList();
        TextModel model = new TextTraining(training.settings(), others, training.names(), training.seed())
                .learn(halves.training());
        return new TextEvaluation(halves.test().messages().stream()
                .map(message -> judged(model, message))
                .toList());
    }

    private static Judged judged(TextModel model, LabelledMessage message) {
        double[] probabilities = model.probabilities(message.message());
        Map<String, Double> byLabel = new TreeMap<>();
        for (int label = 0; label < probabilities.length; label++) {
            byLabel.put(model.labels().get(label), probabilities[label]);
        }
        return new Judged(message.label(), model.classify(message.message()), byLabel);
    }

    /** One row per label, sorted. */
    public List<LabelMeasures> labels() {
        return judged.stream()
                .map(Judged::label)
                .distinct()
                .sorted()
                .map(this::measures)
                .toList();
    }

    /** The mean of the labels' F1. */
    public double macroF1() {
        return labels().stream().mapToDouble(LabelMeasures::f1).average().orElse(0);
    }

    /** The share that was told right. */
    public double accuracy() {
        return share(judged.stream().filter(Judged::isRight).count(), judged.size());
    }

    /** The area under the ROC curve, of each label against the others; their mean. */
    public double areaUnderCurve() {
        return judged.stream()
                .map(Judged::label)
                .distinct()
                .sorted()
                .mapToDouble(this::areaUnderCurve)
                .average()
                .orElse(0);
    }

    /** By the ranks of the label's messages (Mann and Whitney 1947); equal probabilities share their ranks. */
    private double areaUnderCurve(String label) {
        Map<Double, List<Judged>> byProbability = judged.stream()
                .collect(Collectors.groupingBy(
                        each -> each.probabilities().getOrDefault(label, 0.0), TreeMap::new, Collectors.toList()));
        double ranks = 0;
        long before = 0;
        long own = 0;
        for (List<Judged> equal : byProbability.values()) {
            long ownHere =
                    equal.stream().filter(each -> each.label().equals(label)).count();
            ranks += ownHere * (before + (equal.size() + 1) / 2.0);
            before += equal.size();
            own += ownHere;
        }
        long others = before - own;
        return others == 0 ? 0 : (ranks - own * (own + 1) / 2.0) / (own * (double) others);
    }

    /** One row per tenth of confidence in which there are messages. */
    public List<Reliability> reliability() {
        List<Reliability> rows = new ArrayList<>();
        judged.stream()
                .collect(Collectors.groupingBy(
                        each -> Math.min(9, (int) (each.guess().confidence() / BIN))))
                .forEach((bin, alike) -> rows.add(new Reliability(
                        bin * BIN,
                        alike.size(),
                        alike.stream()
                                .mapToDouble(each -> each.guess().confidence())
                                .average()
                                .orElseThrow(),
                        share(alike.stream().filter(Judged::isRight).count(), alike.size()))));
        rows.sort(Comparator.comparingDouble(Reliability::from));
        return rows;
    }

    private LabelMeasures measures(String label) {
        long told = judged.stream()
                .filter(each -> each.guess().label().equals(label))
                .count();
        long own = judged.stream().filter(each -> each.label().equals(label)).count();
        long right = judged.stream()
                .filter(each -> each.label().equals(label) && each.isRight())
                .count();
        return new LabelMeasures(label, share(right, told), share(right, own), share(2 * right, told + own), own);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
