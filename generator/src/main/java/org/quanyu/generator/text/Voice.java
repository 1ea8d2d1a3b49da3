package org.quanyu.generator.text;

import java.util.SplittableRandom;

/**
 * How one writer punctuates.
 *
 * @param commas of a hundred joints between sentences those that are mere commas
 * @param exclamations of a hundred full stops those that are exclamation marks
 * @param western whether the signs are those of a western keyboard
 * @param bare whether spaces stand for all signs
 * @param breaks of a hundred full stops those followed by a new line
 */
record Voice(int commas, int exclamations, boolean western, boolean bare, int breaks) {

    /** One that surprises nobody. */
    static final Voice PLAIN = new Voice(50, 10, false, false, 0);

    static Voice draw(Channel channel, SplittableRandom random) {
        int commas = random.nextInt(4) == 0 ? 70 : random.nextInt(10, 50);
        int exclamations = random.nextInt(5) == 0 ? 55 : random.nextInt(14);
        boolean western = random.nextInt(100) < 4;
        boolean bare = random.nextInt(100) < (channel == Channel.WECHAT ? 22 : 1);
        int breaks = channel == Channel.APP && random.nextInt(8) == 0 ? 40 : 0;
        return new Voice(commas, exclamations, western, bare, breaks);
    }

    /** Ends a sentence that another follows. */
    void join(StringBuilder out, SplittableRandom random) {
        if (endsWithSign(out)) {
            return;
        }
        if (bare) {
            out.append(' ');
        } else if (random.nextInt(100) < commas) {
            out.append(western ? ',' : '，');
        } else {
            stop(out, random);
        }
    }

    /** Ends a sentence for good. */
    void stop(StringBuilder out, SplittableRandom random) {
        if (endsWithSign(out)) {
            return;
        }
        int roll = random.nextInt(100);
        if (roll < exclamations) {
            out.append(random.nextInt(12) == 0 ? "！！" : random.nextInt(60) == 0 ? "！！！" : western ? "!" : "！");
        } else if (roll == 99 && random.nextInt(4) == 0) {
            out.append("。。");
        } else if (roll > 97) {
            out.append('；');
        } else {
            out.append(western ? '.' : '。');
        }
        if (random.nextInt(100) < breaks) {
            out.append('\n');
        } else if (random.nextInt(120) == 0) {
            out.append(random.nextBoolean() ? ' ' : '\u00a0');
        }
    }

    static boolean endsWithSign(StringBuilder out) {
        return out.length() == 0 || "，。！？；：、,.!?;:~…\n ".indexOf(out.charAt(out.length() - 1)) >= 0;
    }
}
