package org.quanyu.orchestration.evaluate;

/**
 * Precision and recall, from 0 to 1.
 *
 * @param precision share of what was found that is true; 1 if nothing was found
 * @param recall share of what is true that was found; 1 if there was nothing to find
 */
public record PrecisionRecall(double precision, double recall) {

    /** Of things that are found, true, and both. */
    static PrecisionRecall of(double both, double found, double all) {
        return new PrecisionRecall(found == 0 ? 1 : both / found, all == 0 ? 1 : both / all);
    }

    /** Their harmonic mean. */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
