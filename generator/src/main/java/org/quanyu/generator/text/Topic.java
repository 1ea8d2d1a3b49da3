package org.quanyu.generator.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.generator.resource.Resources;

/** What letters about one matter are made of. */
final class Topic {

    /** What a sentence does in a letter; the file's lines begin with its letter. */
    enum Part {
        /** Titles. */
        T,
        /** What the matter is. */
        P,
        /** Details. */
        D,
        /** Consequences. */
        C,
        /** Questions put to the office. */
        Q,
        /** Demands. */
        R
    }

    private final String audience;
    private final String[] parties;
    private final String kind;
    private final String[] related;
    private final Map<Part, Rule> sentences = new EnumMap<>(Part.class);

    private Topic(String audience, String[] parties, String kind, String[] related) {
        this.audience = audience;
        this.parties = parties;
        this.kind = kind;
        this.related = related;
    }

    /** Who writes: a rule's name ends with it. */
    String audience() {
        return audience;
    }

    /** What the party is called if no firm is known. */
    String[] parties() {
        return parties;
    }

    /** What is at stake, which decides on general consequences. */
    String kind() {
        return kind;
    }

    /** Topics that long letters go over to. */
    String[] related() {
        return related;
    }

    Rule sentences(Part part) {
        return sentences.get(part);
    }

    /** All topics of a file: {@code @name|audience|party/party|kind|related/related} begins one. */
    static Map<String, Topic> read(String file, Grammar grammar) {
        Map<String, Topic> topics = new HashMap<>();
        Map<Part, List<String>> lines = new EnumMap<>(Part.class);
        Topic topic = null;
        for (String line : Resources.lines(file)) {
            if (line.charAt(0) == '@') {
                if (topic != null) {
                    topic.finish(lines, grammar);
                }
                String[] cells = line.substring(1).split("\\|");
                topic = new Topic(cells[1], cells[2].split("/"), cells[3], cells[4].split("/"));
                topics.put(cells[0], topic);
            } else {
                lines.computeIfAbsent(Part.valueOf(line.substring(0, 1)), part -> new ArrayList<>())
                        .add(line.substring(2));
            }
        }
        topic.finish(lines, grammar);
        return topics;
    }

    private void finish(Map<Part, List<String>> lines, Grammar grammar) {
        lines.forEach((part, texts) -> sentences.put(part, new Rule(texts, grammar)));
        lines.clear();
    }
}
