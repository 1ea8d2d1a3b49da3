package org.quanyu.generator.text;

import java.util.SplittableRandom;
import org.quanyu.generator.text.Topic.Part;

/** Puts the parts of one letter together. */
final class Composer {

    private static final String[] NUMERALS = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

    /** Sentences of a hundred that begin with a word that ties them to the one before. */
    private static final int LINKED = 20;

    private final Draft draft;
    private final SplittableRandom random;
    private final StringBuilder out;
    private final Voice voice;
    private final int start;

    /** Where a numeral ended, behind which no sign stands. */
    private int numeralEnd = -1;

    Composer(Draft draft, SplittableRandom random, StringBuilder out) {
        this.draft = draft;
        this.random = random;
        this.out = out;
        this.start = out.length();
        this.voice = Voice.draw(draft.scene.channel(), random);
    }

    void compose() {
        switch (draft.scene.channel()) {
            case LETTER -> letter(letterLength());
            case APP -> letter(length(4.25, 0.7, 15, 600));
            case PHONE -> note(length(4.5, 0.45, 40, 400));
            case WECHAT -> message();
        }
    }

    /** Characters that a letter aims at: most are short, a few go on for pages. */
    private int letterLength() {
        return length(random.nextInt(7) == 0 ? 6.35 : 5.26, 0.88, 25, 3000);
    }

    private int length(double mean, double deviation, int least, int most) {
        double bell = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        double normal = (bell - 2) * Math.sqrt(3);
        return (int) Math.max(least, Math.min(most, Math.exp(mean + deviation * normal)));
    }

    private void letter(int target) {
        boolean roomy = target > 70;
        if (roomy && chance(draft.scene.channel() == Channel.LETTER ? 34 : 15)) {
            write("opening");
        }
        int shape = random.nextInt(100);
        if (shape < 9) {
            sentence(Part.Q);
        } else if (shape < 13) {
            sentence(Part.R);
        }
        begin(target);
        if (roomy && target > 120 && shape > 86) {
            list(target);
        } else {
            tell(target - (roomy ? 35 : 15));
        }
        nameWhatIsMissing();
        demand(target);
        close(target);
        if (chance(94)) {
            voice.stop(out, random);
        }
    }

    /** Who and where, then what. */
    private void begin(int target) {
        if (target > 90 && chance(13)) {
            write("occasion");
        }
        if (chance(target > 60 ? 62 : 35)) {
            write("lead." + draft.topic.audience());
        } else {
            join();
            draft.place(random, out);
            if (chance(20)) {
                out.append('，');
            }
        }
        attach(Part.P);
    }

    /** Goes on behind a lead, without a sign where the lead has none. */
    private void attach(Part part) {
        Template template = fresh(draft.topic.sentences(part));
        if (template != null) {
            template.write(draft, random, out);
        }
    }

    /** Sentences of all kinds until the letter is long enough. */
    private void tell(int until) {
        int barren = 0;
        while (length() < until && barren < 12) {
            barren = one(length() > 420) ? 0 : barren + 1;
        }
    }

    private boolean one(boolean far) {
        int roll = random.nextInt(100);
        if (roll < 40) {
            return sentence(Part.D);
        }
        if (roll < 52) {
            return sentence(Part.C);
        }
        if (roll < 57) {
            return sentence(Part.P);
        }
        if (roll < 62) {
            return sentence(Part.Q);
        }
        if (roll < 70) {
            return rule("tried");
        }
        if (roll < 75) {
            return rule("since");
        }
        if (roll < 82) {
            return rule(far ? "story" : "feeling");
        }
        if (roll < 88) {
            return rule("argument");
        }
        return far ? aside() : rule("consequence." + kind());
    }

    /** Another matter that the writer has at heart as well. */
    private boolean aside() {
        String[] related = draft.topic.related();
        Topic other = RequestTexts.topic(Wording.any(related, random));
        Template template = fresh(other.sentences(chance(30) ? Part.P : Part.D));
        if (template == null || template.source().contains("{party}")) {
            return false;
        }
        join();
        if (chance(40)) {
            draft.grammar.write("besides", draft, random, out);
        }
        template.write(draft, random, out);
        return true;
    }

    private String kind() {
        return draft.topic.kind();
    }

    /** Points with numbers. */
    private void list(int target) {
        if (chance(70)) {
            write("list-head");
        }
        int style = random.nextInt(9);
        int points = Math.min(2 + target / 90, 3 + random.nextInt(5));
        int each = Math.max(20, (target - length() - 30) / points);
        for (int point = 0; point < points; point++) {
            voice.stop(out, random);
            numeral(style, point);
            int from = length();
            int barren = 0;
            while (length() - from < each && barren < 8) {
                barren = point(from == length()) ? 0 : barren + 1;
            }
        }
    }

    private boolean point(boolean first) {
        int roll = random.nextInt(10);
        if (first || roll < 5) {
            return sentence(roll == 9 ? Part.R : Part.D);
        }
        return roll < 7 ? sentence(Part.C) : roll == 7 ? rule("argument") : roll == 8 ? aside() : sentence(Part.Q);
    }

    private void numeral(int style, int point) {
        switch (style) {
            case 0, 1, 2 -> out.append(point + 1).append('、');
            case 3, 4 -> out.append(point + 1).append('.');
            case 5 -> out.append('（').append(point + 1).append('）');
            case 6 -> out.append(point + 1).append('，');
            case 7 -> out.append(NUMERALS[point]).append('、');
            default -> out.append((char) ('①' + point));
        }
        numeralEnd = out.length();
    }

    private void nameWhatIsMissing() {
        if (!draft.placeNamed()) {
            write("name-place");
        }
        if (!draft.partyNamed() && chance(92)) {
            write("name-party");
        }
        if (draft.scene.plate() != null && chance(75)) {
            write("name-plate");
        }
        if (draft.scene.timesBefore() > 1 && chance(50)) {
            write("before");
        }
    }

    private void demand(int target) {
        if (!chance(target > 60 ? 78 : 50)) {
            return;
        }
        if (chance(55)) {
            sentence(Part.R);
        } else {
            write("demand");
        }
    }

    private void close(int target) {
        if (target > 50 && chance(32)) {
            write("closing");
        }
        if (target > 130 && chance(9)) {
            voice.stop(out, random);
            draft.grammar.write("signature", draft, random, out);
        }
    }

    /** What a clerk of the hotline notes. */
    private void note(int target) {
        write("note-head");
        draft.place(random, out);
        if (chance(50)) {
            out.append('，');
        }
        attach(Part.P);
        while (length() < target && one(false)) {
            continue;
        }
        nameWhatIsMissing();
        write("note-demand");
        voice.stop(out, random);
    }

    private void message() {
        if (chance(25)) {
            write("hello");
        }
        join();
        draft.place(random, out);
        attach(Part.P);
        if (chance(45)) {
            sentence(Part.D);
        }
        if (!draft.partyNamed() && chance(70)) {
            write("name-party");
        }
        if (chance(45)) {
            write("message-end");
        }
    }

    private int length() {
        return out.length() - start;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void join() {
        if (length() > 0 && out.length() != numeralEnd) {
            voice.join(out, random);
        }
    }

    private boolean sentence(Part part) {
        Template template = fresh(draft.topic.sentences(part));
        if (template == null) {
            return false;
        }
        join();
        if (part != Part.R && part != Part.Q && length() > 0 && out.length() != numeralEnd && chance(LINKED)) {
            draft.grammar.write("link", draft, random, out);
        }
        template.write(draft, random, out);
        return true;
    }

    private Template fresh(Rule rule) {
        return rule == null ? null : rule.pickFresh(draft.drawn, random);
    }

    private boolean rule(String name) {
        Template template = fresh(draft.grammar.rule(name));
        if (template == null) {
            return false;
        }
        join();
        template.write(draft, random, out);
        return true;
    }

    private void write(String name) {
        rule(name);
    }
}
