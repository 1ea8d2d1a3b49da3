package org.quanyu.models.category;

import java.util.HashMap;
import java.util.Map;

/** Runs of one to three characters, those of the title apart from those of the text. */
final class MessageTerms {

    private static final int LONGEST = 3;

    /** Characters of the text that are read; what a message is about stands in its opening. */
    private static final int OPENING = 500;

    static final char TITLE = 't';
    static final char TEXT = 'x';

    private MessageTerms() {}

    /** How often each term stands in one of the parts. */
    static Map<String, Integer> of(Message message, char part) {
        String words = part == TITLE ? message.title() : message.text();
        String opening = words.substring(0, Math.min(words.length(), OPENING));
        Map<String, Integer> counts = new HashMap<>();
        for (int length = 1; length <= LONGEST; length++) {
            for (int from = 0; from + length <= opening.length(); from++) {
                counts.merge(part + opening.substring(from, from + length), 1, Integer::sum);
            }
        }
        return counts;
    }
}
