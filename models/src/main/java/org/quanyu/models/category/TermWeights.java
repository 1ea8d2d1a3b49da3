package org.quanyu.models.category;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Feature;

/**
 * In how many of some messages terms stand. The weight of a term in a message is 1 + ln(how often it stands there), times
 * its inverse document frequency (Spärck Jones 1972), and the weights of title and of text have the length one each.
 *
 * @param messages how many messages there are
 * @param holding in how many of them each term stands; rarer terms than {@link #FEWEST} are left out
 */
record TermWeights(int messages, Map<String, Integer> holding) implements Serializable {

    private static final int FEWEST = 3;

    TermWeights {
        holding = new TreeMap<>(holding);
    }

    static TermWeights of(Collection<Message> messages) {
        Map<String, Integer> holding = new HashMap<>();
        for (Message message : messages) {
            for (char part : List.of(MessageTerms.TITLE, MessageTerms.TEXT)) {
                MessageTerms.of(message, part).keySet().forEach(term -> holding.merge(term, 1, Integer::sum));
            }
        }
        holding.values().removeIf(count -> count < FEWEST);
        return new TermWeights(messages.size(), holding);
    }

    List<Feature> features(Message message) {
        List<Feature> features = new ArrayList<>(part(message, MessageTerms.TITLE));
        features.addAll(part(message, MessageTerms.TEXT));
        return features;
    }

    private List<Feature> part(Message message, char part) {
        Map<String, Double> weights = new TreeMap<>();
        MessageTerms.of(message, part).forEach((term, count) -> {
            Integer held = holding.get(term);
            if (held != null) {
                weights.put(term, (1 + Math.log(count)) * (Math.log((1.0 + messages) / (1.0 + held)) + 1));
            }
        });
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        return weights.entrySet().stream()
                .map(entry -> new Feature(entry.getKey(), entry.getValue() / length))
                .toList();
    }
}
