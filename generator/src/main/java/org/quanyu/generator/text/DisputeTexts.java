package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** What mediators note of disputes. */
public final class DisputeTexts {

    private DisputeTexts() {}

    /** The summary of a dispute and of its mediation. */
    public static String summary(Scene scene, SplittableRandom random) {
        return Briefs.write("dispute", scene, random);
    }
}
