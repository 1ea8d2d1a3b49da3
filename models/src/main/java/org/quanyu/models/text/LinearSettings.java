package org.quanyu.models.text;

/**
 * What one linear support vector machine is learnt with.
 *
 * @param fewest terms that fewer messages have are left out
 * @param cost of a message on the wrong side
 * @param balance whether rare labels weigh as much as frequent ones
 */
public record LinearSettings(TermKind terms, int fewest, TermWeighting weighting, double cost, Balance balance) {

    /** What the messages of a label weigh together. */
    public enum Balance {
        /** As many as they are. */
        BY_COUNT,
        /** As much as those of each other label. */
        EQUAL
    }
}
