package org.quanyu.generator.text;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Templates to choose one from, each with its weight. */
final class Rule {

    private final Template[] templates;
    private final int[] weightUpTo;

    /** @param lines templates; a weight other than 1 stands before one as in {@code 3*text} */
    Rule(List<String> lines, Grammar grammar) {
        templates = new Template[lines.size()];
        weightUpTo = new int[lines.size()];
        int sum = 0;
        for (int index = 0; index < templates.length; index++) {
            String line = lines.get(index);
            int star = line.indexOf('*');
            boolean weighted = star > 0 && star < 4 && isNumber(line, star);
            sum += weighted ? Integer.parseInt(line.substring(0, star)) : 1;
            weightUpTo[index] = sum;
            templates[index] = new Template(weighted ? line.substring(star + 1) : line, grammar);
        }
    }

    private static boolean isNumber(String line, int end) {
        for (int index = 0; index < end; index++) {
            if (!Character.isDigit(line.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    Template pick(SplittableRandom random) {
        if (templates.length == 1) {
            return templates[0];
        }
        int found = Arrays.binarySearch(weightUpTo, random.nextInt(weightUpTo[weightUpTo.length - 1]) + 1);
        return templates[found < 0 ? -found - 1 : found];
    }

    /** A template that has not been drawn yet, or null when those tried have all been. */
    Template pickFresh(Drawn drawn, SplittableRandom random) {
        for (int attempt = 0; attempt < 4; attempt++) {
            Template template = pick(random);
            if (drawn.add(template)) {
                return template;
            }
        }
        int start = random.nextInt(templates.length);
        for (int step = 0; step < templates.length; step++) {
            Template template = templates[(start + step) % templates.length];
            if (drawn.add(template)) {
                return template;
            }
        }
        return null;
    }

    /** The templates one text has used. */
    static final class Drawn {
        private final long[] used;

        Drawn(int templates) {
            used = new long[(templates >> 6) + 1];
        }

        boolean add(Template template) {
            int word = template.number() >> 6;
            long bit = 1L << template.number();
            boolean fresh = (used[word] & bit) == 0;
            used[word] |= bit;
            return fresh;
        }
    }
}
