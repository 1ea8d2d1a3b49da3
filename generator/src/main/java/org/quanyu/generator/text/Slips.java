package org.quanyu.generator.text;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.quanyu.generator.resource.Resources;

/** Typing errors: characters taken for others that sound or look alike. */
final class Slips {

    /** Of texts that hold errors at all. */
    static final double SLOPPY = 0.22;

    private static final Map<Character, String> ALIKE = read();

    private Slips() {}

    /** Errors in a text: at most about one in fifty characters that have an alike one; returns how many. */
    static int make(StringBuilder text, int from, int perMille, SplittableRandom random) {
        int made = 0;
        int position = from + gap(perMille, random);
        while (position < text.length()) {
            String alike = ALIKE.get(text.charAt(position));
            if (alike != null) {
                text.setCharAt(position, alike.charAt(random.nextInt(alike.length())));
                made++;
                position += gap(perMille, random);
            } else {
                position++;
            }
        }
        return made;
    }

    /** Characters up to the next error: geometrically distributed. */
    private static int gap(int perMille, SplittableRandom random) {
        return (int) (-Math.log(1 - random.nextDouble()) * 1000 / perMille);
    }

    private static Map<Character, String> read() {
        Map<Character, String> alike = new HashMap<>();
        for (String line : Resources.lines("text/slips.tsv")) {
            alike.put(line.charAt(0), line.substring(2));
        }
        return alike;
    }
}
