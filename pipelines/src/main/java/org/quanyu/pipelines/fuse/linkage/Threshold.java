package org.quanyu.pipelines.fuse.linkage;

/** How the match weight is found from which on a pair is linked. */
public sealed interface Threshold {

    /** How the weight is found, for people. */
    String reason();

    /** The weight with the best expected F1 of links, by the model's own probabilities. */
    record ExpectedF1() implements Threshold {
        @Override
        public String reason() {
            return "best expected F1 of links, by the model's own probabilities";
        }
    }

    /** The least weight from which on the expected precision of links is at least this. */
    record ExpectedPrecision(double atLeast) implements Threshold {
        @Override
        public String reason() {
            return "least weight with an expected precision of links of " + atLeast;
        }
    }

    /** A weight that somebody chose, in bits. */
    record Weight(double bits) implements Threshold {
        @Override
        public String reason() {
            return "as the linkage says";
        }
    }
}
