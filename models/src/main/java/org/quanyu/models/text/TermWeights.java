package org.quanyu.models.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Feature;

/**
 * What terms weigh. The weight of a term in a message is 1 + ln(how often it stands there), times its own; the weights of
 * each part of the message have the length one.
 *
 * @param own weight of each term; others are not known
 */
record TermWeights(TermKind kind, Map<String, Double> own) implements Serializable {

    /** Added to how many messages of a label have a term. */
    private static final double SMOOTHING = 0.3;

    TermWeights {
        own = new TreeMap<>(own);
    }

    /** The inverse document frequency of each term that at least so many messages have. */
    static TermWeights rarity(TermKind kind, Collection<Message> messages, int fewest) {
        Map<String, Integer> holding = new HashMap<>();
        for (Message message : messages) {
            kind.parts(message).forEach(part -> part.keySet().forEach(term -> holding.merge(term, 1, Integer::sum)));
        }
        holding.values().removeIf(count -> count < fewest);
        Map<String, Double> own = new HashMap<>();
        holding.forEach((term, held) -> own.put(term, Math.log((1.0 + messages.size()) / (1.0 + held)) + 1));
        return new TermWeights(kind, own);
    }

    /** These times the greatest log-count ratio of the term, of each label against the others; by document. */
    TermWeights timesLogCountRatio(List<LabelledMessage> messages) {
        Map<String, Integer> all = new HashMap<>();
        Map<String, Map<String, Integer>> byLabel = new TreeMap<>();
        Map<String, Integer> sizes = new TreeMap<>();
        for (LabelledMessage message : messages) {
            Map<String, Integer> ofLabel = byLabel.computeIfAbsent(message.label(), label -> new HashMap<>());
            sizes.merge(message.label(), 1, Integer::sum);
            for (Map<String, Integer> part : kind.parts(message.message())) {
                part.keySet().stream().filter(own::containsKey).forEach(term -> {
                    all.merge(term, 1, Integer::sum);
                    ofLabel.merge(term, 1, Integer::sum);
                });
            }
        }
        Map<String, Double> ratios = new HashMap<>();
        byLabel.forEach((label, ofLabel) -> all.forEach((term, held) -> {
            int with = ofLabel.getOrDefault(term, 0);
            double inside = (with + SMOOTHING) / (sizes.get(label) + 2 * SMOOTHING);
            double outside = (held - with + SMOOTHING) / (messages.size() - sizes.get(label) + 2 * SMOOTHING);
            ratios.merge(term, Math.abs(Math.log(inside / outside)), Math::max);
        }));
        Map<String, Double> times = new HashMap<>();
        ratios.forEach((term, ratio) -> times.put(term, own.get(term) * ratio));
        return new TermWeights(kind, times);
    }

    List<Feature> features(Message message) {
        List<Feature> features = new ArrayList<>();
        kind.parts(message).forEach(part -> features.addAll(features(part)));
        return features;
    }

    private List<Feature> features(Map<String, Integer> counts) {
        Map<String, Double> weights = new TreeMap<>();
        counts.forEach((term, count) -> {
            Double weight = own.get(term);
            if (weight != null) {
                weights.put(term, (1 + Math.log(count)) * weight);
            }
        });
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        return weights.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new Feature(entry.getKey(), entry.getValue() / length))
                .toList();
    }
}
