package org.quanyu.generator.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.quanyu.generator.resource.Resources;

/** Rules by name, read from text files: {@code @name} begins a rule, each line below is one of its templates. */
final class Grammar {

    private final Map<String, Rule> rules = new HashMap<>();
    private final Synonyms synonyms;
    private int templates;

    Grammar(Synonyms synonyms, String... files) {
        this.synonyms = synonyms;
        Map<String, List<String>> lines = new HashMap<>();
        for (String file : files) {
            List<String> current = null;
            for (String line : Resources.lines(file)) {
                if (line.charAt(0) == '@') {
                    current = lines.computeIfAbsent(line.substring(1).strip(), name -> new ArrayList<>());
                } else {
                    current.add(line.equals("-") ? "" : line);
                }
            }
        }
        lines.forEach((name, templates) -> rules.put(name, new Rule(templates, this)));
    }

    /** A number for one more template, from 0. */
    int nextNumber() {
        return templates++;
    }

    /** Templates read so far. */
    int templates() {
        return templates;
    }

    Synonyms synonyms() {
        return synonyms;
    }

    Rule ruleOrNull(String name) {
        return rules.get(name);
    }

    Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalStateException("there is no rule " + name);
        }
        return rule;
    }

    void write(String rule, Slots slots, SplittableRandom random, StringBuilder out) {
        rule(rule).pick(random).write(slots, random, out);
    }

    String text(String rule, Slots slots, SplittableRandom random) {
        StringBuilder out = new StringBuilder(120);
        write(rule, slots, random, out);
        return out.toString();
    }
}
