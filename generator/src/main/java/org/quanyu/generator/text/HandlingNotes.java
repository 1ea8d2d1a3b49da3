package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** What is noted, in a line each, while a request is handled. */
public final class HandlingNotes {

    /** The steps of handling, in their order. */
    public enum Step {
        ACCEPT("受理", "note-accept"),
        ASSIGN("分派", "note-assign"),
        HANDLE("处置", "note-handle"),
        CLOSE("办结", "note-close");

        private final String title;
        private final String rule;

        Step(String title, String rule) {
            this.title = title;
            this.rule = rule;
        }

        /** The step's name in Chinese. */
        public String title() {
            return title;
        }
    }

    private HandlingNotes() {}

    public static String write(Step step, Scene scene, SplittableRandom random) {
        return Tidy.line(Replies.GRAMMAR.text(step.rule, Replies.draft(scene), random));
    }
}
