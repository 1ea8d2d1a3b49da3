package org.quanyu.models.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Labelled messages, each once, in an order that does not depend on how they were delivered. */
public record LabelledMessages(List<LabelledMessage> messages) {

    /** Two of a label: one to learn from and one to judge by. */
    static final int FEWEST_OF_A_LABEL = 2;

    /** Messages to learn from, and others to judge by. */
    public record Halves(LabelledMessages training, LabelledMessages test) {}

    public LabelledMessages {
        messages = messages.stream().sorted().toList();
    }

    /** One of each set of copies; copies with different labels contradict each other and are left out. */
    public LabelledMessages withoutCopies() {
        Map<String, List<LabelledMessage>> copies = messages.stream()
                .collect(Collectors.groupingBy(each -> each.message().copyKey()));
        return new LabelledMessages(copies.values().stream()
                .filter(same ->
                        same.stream().map(LabelledMessage::label).distinct().count() == 1)
                .map(Collections::min)
                .toList());
    }

    /** The same share of each label, drawn by chance, is to judge by. */
    public Halves divide(double testShare, long seed) {
        List<LabelledMessage> training = new ArrayList<>();
        List<LabelledMessage> test = new ArrayList<>();
        Random chance = new Random(seed);
        for (List<LabelledMessage> alike : byLabel().values()) {
            List<LabelledMessage> drawn = new ArrayList<>(alike);
            Collections.shuffle(drawn, chance);
            int tested = Math.max(1, (int) Math.round(testShare * drawn.size()));
            test.addAll(drawn.subList(0, tested));
            training.addAll(drawn.subList(tested, drawn.size()));
        }
        return new Halves(new LabelledMessages(training), new LabelledMessages(test));
    }

    /** Parts with about the same share of each label. */
    List<LabelledMessages> parts(int count, long seed) {
        List<List<LabelledMessage>> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            parts.add(new ArrayList<>());
        }
        Random chance = new Random(seed);
        int next = 0;
        for (List<LabelledMessage> alike : byLabel().values()) {
            List<LabelledMessage> drawn = new ArrayList<>(alike);
            Collections.shuffle(drawn, chance);
            for (LabelledMessage message : drawn) {
                parts.get(next++ % count).add(message);
            }
        }
        return parts.stream().map(LabelledMessages::new).toList();
    }

    /** These without others. */
    LabelledMessages without(LabelledMessages others) {
        Set<LabelledMessage> left = new HashSet<>(others.messages());
        return new LabelledMessages(
                messages.stream().filter(message -> !left.contains(message)).toList());
    }

    /** How many messages each label has. */
    public Map<String, Long> counts() {
        return messages.stream()
                .collect(Collectors.groupingBy(LabelledMessage::label, TreeMap::new, Collectors.counting()));
    }

    private Map<String, List<LabelledMessage>> byLabel() {
        return messages.stream()
                .collect(Collectors.groupingBy(LabelledMessage::label, TreeMap::new, Collectors.toList()));
    }
}
