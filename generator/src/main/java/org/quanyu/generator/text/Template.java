package org.quanyu.generator.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A text with choices {@code (a|b|)}, numbers {@code {2-9}} and places that a rule or a slot fills {@code {name}}.
 *
 * <p>It is read when it is first written.
 */
final class Template {

    private final String source;
    private final Grammar grammar;
    private final int number;
    private Node node;

    Template(String source, Grammar grammar) {
        this.source = source;
        this.grammar = grammar;
        this.number = grammar.nextNumber();
    }

    /** Its number among those of its grammar. */
    int number() {
        return number;
    }

    String source() {
        return source;
    }

    void write(Slots slots, SplittableRandom random, StringBuilder out) {
        Node read = node;
        if (read == null) {
            read = new Reader().sequence();
            node = read;
        }
        read.write(slots, random, out);
    }

    /** A part of a template. */
    sealed interface Node {
        void write(Slots slots, SplittableRandom random, StringBuilder out);
    }

    private record Literal(String text) implements Node {
        @Override
        public void write(Slots slots, SplittableRandom random, StringBuilder out) {
            out.append(text);
        }
    }

    private record Sequence(Node[] parts) implements Node {
        @Override
        public void write(Slots slots, SplittableRandom random, StringBuilder out) {
            for (Node part : parts) {
                part.write(slots, random, out);
            }
        }
    }

    private record Choice(Node[] options) implements Node {
        @Override
        public void write(Slots slots, SplittableRandom random, StringBuilder out) {
            options[random.nextInt(options.length)].write(slots, random, out);
        }
    }

    /** @param digits whether it touches other digits or a sign and so cannot be in characters */
    private record Number(int low, int high, boolean digits) implements Node {
        @Override
        public void write(Slots slots, SplittableRandom random, StringBuilder out) {
            int value = random.nextInt(low, high + 1);
            if (digits) {
                out.append(value);
            } else {
                Wording.number(value, random, out);
            }
        }
    }

    private record RulePlace(Rule rule) implements Node {
        @Override
        public void write(Slots slots, SplittableRandom random, StringBuilder out) {
            rule.pick(random).write(slots, random, out);
        }
    }

    private record Slot(String name) implements Node {
        @Override
        public void write(Slots slots, SplittableRandom random, StringBuilder out) {
            slots.fill(name, random, out);
        }
    }

    /** Reads the source from left to right. */
    private final class Reader {
        private int position;

        Node sequence() {
            List<Node> parts = new ArrayList<>();
            while (position < source.length() && "|)".indexOf(source.charAt(position)) < 0) {
                switch (source.charAt(position)) {
                    case '(' -> parts.add(choice());
                    case '{' -> parts.add(place());
                    default -> literal(parts);
                }
            }
            return parts.size() == 1 ? parts.get(0) : new Sequence(parts.toArray(Node[]::new));
        }

        private Node choice() {
            List<Node> options = new ArrayList<>();
            do {
                position++;
                options.add(sequence());
            } while (position < source.length() && source.charAt(position) == '|');
            if (position == source.length()) {
                throw new IllegalStateException("a choice is not closed: " + source);
            }
            position++;
            return new Choice(options.toArray(Node[]::new));
        }

        private Node place() {
            int end = source.indexOf('}', position);
            boolean choice = end + 1 < source.length() && source.charAt(end + 1) == '(';
            boolean digits = touchesDigits(position - 1) || touchesDigits(choice ? end + 2 : end + 1);
            String name = source.substring(position + 1, end);
            position = end + 1;
            int dash = name.indexOf('-');
            if (dash > 0 && Character.isDigit(name.charAt(0))) {
                return new Number(
                        Integer.parseInt(name.substring(0, dash)), Integer.parseInt(name.substring(dash + 1)), digits);
            }
            Rule rule = grammar.ruleOrNull(name);
            return rule == null ? new Slot(name) : new RulePlace(rule);
        }

        private boolean touchesDigits(int index) {
            return index >= 0 && index < source.length() && "0123456789.%{}-MB（".indexOf(source.charAt(index)) >= 0;
        }

        private void literal(List<Node> parts) {
            int start = position;
            while (position < source.length() && "|(){".indexOf(source.charAt(position)) < 0) {
                position++;
            }
            for (String[] words : grammar.synonyms().split(source.substring(start, position))) {
                parts.add(words.length == 1 ? new Literal(words[0]) : new Choice(literals(words)));
            }
        }

        private static Node[] literals(String[] words) {
            Node[] options = new Node[words.length];
            for (int index = 0; index < words.length; index++) {
                options[index] = new Literal(words[index]);
            }
            return options;
        }
    }
}
