package org.quanyu.models.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How a message is told into terms. */
public enum TermKind {

    /** Runs of one to three characters, those of the title apart from those of the text's first 500 characters. */
    RUNS_BY_PART {
        @Override
        List<Map<String, Integer>> parts(Message message) {
            return List.of(runs("t", message.title(), 3), runs("x", opening(message.text(), 500), 3));
        }
    },

    /** Runs of one to four characters, those at the beginning and at the end marked. */
    RUNS {
        @Override
        List<Map<String, Integer>> parts(Message message) {
            return List.of(runs("", marked(message), 4));
        }
    },

    /**
     * Runs of one to three characters, and pairs of characters of one clause with up to five others between them: what is
     * denied may stand apart from what denies it.
     */
    RUNS_AND_PAIRS {
        @Override
        List<Map<String, Integer>> parts(Message message) {
            Map<String, Integer> counts = runs("", marked(message), 3);
            for (String clause : CLAUSE_END.split(whole(message))) {
                for (int from = 0; from < clause.length(); from++) {
                    int last = Math.min(from + FARTHEST, clause.length() - 1);
                    for (int to = from + 2; to <= last; to++) {
                        counts.merge(clause.charAt(from) + " " + clause.charAt(to), 1, Integer::sum);
                    }
                }
            }
            return List.of(counts);
        }
    };

    private static final Pattern CLAUSE_END = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int FARTHEST = 6;

    /** Longer texts tell no more of their tone. */
    private static final int WHOLE = 2_000;

    /** How often each term stands in each part of a message; the parts weigh the same. */
    abstract List<Map<String, Integer>> parts(Message message);

    private static String marked(Message message) {
        return "^" + whole(message) + "$";
    }

    private static String whole(Message message) {
        return opening(message.title() + message.text(), WHOLE);
    }

    private static String opening(String words, int length) {
        return words.substring(0, Math.min(words.length(), length));
    }

    private static Map<String, Integer> runs(String mark, String words, int longest) {
        Map<String, Integer> counts = new HashMap<>();
        for (int length = 1; length <= longest; length++) {
            for (int from = 0; from + length <= words.length(); from++) {
                counts.merge(mark + words.substring(from, from + length), 1, Integer::sum);
            }
        }
        return counts;
    }
}
