package org.quanyu.generator.benefit;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One condition of a benefit: a fact, an operator and a value.
 *
 * @param values what is compared with: one, or those of a list
 * @param group whether it says whom the benefit is meant for; only who meets all such clauses can miss it closely
 */
public record Clause(Fact fact, Operator operator, int[] values, boolean group) {

    /** How a fact is compared. */
    public enum Operator {
        EQUAL("=", "为"),
        AT_LEAST(">=", "不低于"),
        AT_MOST("<=", "不高于"),
        ONE_OF("in", "属于");

        private final String sign;
        private final String title;

        Operator(String sign, String title) {
            this.sign = sign;
            this.title = title;
        }

        public String sign() {
            return sign;
        }

        static Operator of(String sign) {
            return Arrays.stream(values())
                    .filter(operator -> operator.sign.equals(sign))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no operator \"" + sign + "\""));
        }
    }

    /**
     * Reads {@code age >= 80}, {@code degree in 本科|硕士}, {@code local}, {@code not owns_home}; a star before it marks
     * the group.
     */
    static Clause of(String text) {
        boolean group = text.startsWith("*");
        String[] words = (group ? text.substring(1) : text).trim().split(" +");
        if (words.length < 3) {
            int wanted = words[0].equals("not") ? 0 : 1;
            return new Clause(Fact.of(words[words.length - 1]), Operator.EQUAL, new int[] {wanted}, group);
        }
        Fact fact = Fact.of(words[0]);
        int[] values =
                Arrays.stream(words[2].split("\\|")).mapToInt(fact::number).toArray();
        return new Clause(fact, Operator.of(words[1]), values, group);
    }

    /** Whether the facts meet it on a day, as {@link Dates} count. */
    boolean holds(int[] facts, int day) {
        int value = facts[fact.ordinal()];
        if (fact.form() == Fact.Form.SINCE) {
            if (value == Dates.NEVER || value > day) {
                return false;
            }
            value = Dates.months(value, day);
        }
        return switch (operator) {
            case EQUAL -> value == values[0];
            case AT_LEAST -> value >= values[0];
            case AT_MOST -> value <= values[0];
            case ONE_OF -> isAmong(value);
        };
    }

    private boolean isAmong(int value) {
        for (int one : values) {
            if (one == value) {
                return true;
            }
        }
        return false;
    }

    /** As the policies write it, without the star. */
    public String text() {
        if (fact.form() == Fact.Form.FLAG) {
            return (values[0] == 0 ? "not " : "") + fact.word();
        }
        return fact.word() + " " + operator.sign() + " " + words("|");
    }

    /** As an official writes it. */
    public String title() {
        if (fact.form() == Fact.Form.FLAG) {
            return (values[0] == 0 ? "非" : "") + fact.title();
        }
        String subject = fact.form() == Fact.Form.SINCE ? "自" + fact.title() + "起满月数" : fact.title();
        return subject + operator.title + words("、") + fact.unit();
    }

    private String words(String between) {
        return Arrays.stream(values)
                .mapToObj(value ->
                        fact.form() == Fact.Form.CHOICE ? fact.choices().get(value) : Integer.toString(value))
                .collect(Collectors.joining(between));
    }
}
