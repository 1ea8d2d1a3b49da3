package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** Causes of action (案由) and summaries of arbitration and court cases. */
public final class CaseTexts {

    /** Before whom a case is. */
    public enum Forum {
        LABOUR_ARBITRATION("cause.LABOUR", "labour"),
        COURT("cause.COURT", "court");

        private final String cause;
        private final String summary;

        Forum(String cause, String summary) {
            this.cause = cause;
            this.summary = summary;
        }
    }

    private CaseTexts() {}

    /** A cause of action. */
    public static String cause(Forum forum, Scene scene, SplittableRandom random) {
        return Briefs.write(forum.cause, scene, random);
    }

    /** The summary of a case of a cause. */
    public static String summary(Forum forum, String cause, Scene scene, SplittableRandom random) {
        return Briefs.write(forum.summary, scene, "cause-word", cause, random);
    }
}
