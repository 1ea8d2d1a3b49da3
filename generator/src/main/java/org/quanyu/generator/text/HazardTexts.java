package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** What inspectors note of small premises. */
public final class HazardTexts {

    private HazardTexts() {}

    /** The hazard found. */
    public static String found(Scene scene, SplittableRandom random) {
        return Briefs.write("hazard", scene, random);
    }

    /** The measure taken. */
    public static String measure(Scene scene, SplittableRandom random) {
        return Briefs.write("measure", scene, random);
    }
}
