package org.quanyu.generator.text;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** What people post in public about firms. */
public final class Posts {

    /** Posts that misspell the firm's short name, of a thousand. */
    static final int MISSPELT_PER_MILLE = 30;

    private static final Grammar GRAMMAR = new Grammar(Synonyms.NONE, "text/common.txt", "text/posts.txt");
    private static final LocalDate SOME_DAY = LocalDate.of(2023, 6, 30);
    private static final String[] ROADS = {"梅龙路", "人民路", "和平路", "观澜大道", "大浪南路", "龙观大道", "布龙路", "福龙路"};

    private Posts() {}

    /** A post about a firm, in the manner of a microblog or of a forum. */
    public static String write(String firmName, Tone tone, PostTopic topic, SplittableRandom random) {
        String called = called(firmName, random);
        Slots slots = (slot, chance, out) -> fill(slot, called, firmName, chance, out);
        StringBuilder out = new StringBuilder(120);
        boolean forum = random.nextInt(4) == 0;
        boolean tagFirst = !forum && random.nextInt(5) == 0;
        if (forum) {
            GRAMMAR.write("forum-head", slots, random, out);
        } else if (tagFirst) {
            GRAMMAR.write("tag", slots, random, out);
        }
        GRAMMAR.write(topic + "." + tone, slots, random, out);
        if (random.nextInt(10) < 6) {
            Voice.PLAIN.join(out, random);
            GRAMMAR.write("tail." + tone, slots, random, out);
        }
        if (!forum && !tagFirst && random.nextInt(3) == 0) {
            out.append(' ');
            GRAMMAR.write("tag", slots, random, out);
        }
        return Tidy.line(out.toString());
    }

    /** In full, in short or, seldom, misspelt; one post keeps to one name. */
    private static String called(String firmName, SplittableRandom random) {
        String shortName = Draft.shortName(firmName);
        if (random.nextInt(1000) < MISSPELT_PER_MILLE) {
            return misspelt(shortName, random);
        }
        return random.nextInt(5) < 2 ? firmName : shortName;
    }

    private static String misspelt(String name, SplittableRandom random) {
        StringBuilder out = new StringBuilder(name);
        if (Slips.make(out, 0, 600, random) == 0 && name.length() > 2) {
            int at = random.nextInt(name.length() - 1);
            char first = out.charAt(at);
            out.setCharAt(at, out.charAt(at + 1));
            out.setCharAt(at + 1, first);
        }
        return out.toString();
    }

    private static void fill(String slot, String called, String firm, SplittableRandom random, StringBuilder out) {
        switch (slot) {
            case "party" -> out.append(called);
            case "short" -> out.append(Draft.shortName(firm));
            case "day", "past", "past-long" -> Wording.day(SOME_DAY.minusDays(random.nextInt(400)), random, out);
            case "road" ->
                out.append(Wording.any(ROADS, random))
                        .append(1 + random.nextInt(300))
                        .append('号');
            case "surname" -> Wording.surname(random, out);
            default -> throw new IllegalArgumentException("there is no slot " + slot);
        }
    }
}
