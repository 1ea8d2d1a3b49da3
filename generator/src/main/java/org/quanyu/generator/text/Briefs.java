package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** Writes the short texts of inspections, mediation, arbitration and courts. */
final class Briefs {

    private static final Grammar GRAMMAR = new Grammar(Synonyms.NONE, "text/common.txt", "text/briefs.txt");

    private Briefs() {}

    static String write(String rule, Scene scene, SplittableRandom random) {
        Draft draft = new Draft(scene, RequestTexts.topic(scene.item().topic()), GRAMMAR);
        return Tidy.line(GRAMMAR.text(rule, draft, random));
    }

    /** A text with words of the caller's in place of a slot. */
    static String write(String rule, Scene scene, String slot, String words, SplittableRandom random) {
        Draft draft = new Draft(scene, RequestTexts.topic(scene.item().topic()), GRAMMAR);
        Slots slots = (name, chance, out) -> {
            if (name.equals(slot)) {
                out.append(words);
            } else {
                draft.fill(name, chance, out);
            }
        };
        return Tidy.line(GRAMMAR.text(rule, slots, random));
    }
}
