package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** What departments answer to citizens. */
public final class Replies {

    static final Grammar GRAMMAR = new Grammar(Synonyms.NONE, "text/common.txt", "text/replies.txt");

    private Replies() {}

    /** The reply to a request about a scene. */
    public static String write(Scene scene, SplittableRandom random) {
        return Tidy.line(GRAMMAR.text("reply", draft(scene), random));
    }

    static Draft draft(Scene scene) {
        return new Draft(scene, RequestTexts.topic(scene.item().topic()), GRAMMAR);
    }
}
