package org.quanyu.pipelines.fuse.explain;

/** What a fusion made of a pair. */
public enum Outcome {
    /** The match weight reaches the threshold. */
    LINKED,
    /** Equal identifying values made the link. */
    IDENTIFIED,
    /** The match weight is below the threshold. */
    TOO_WEAK,
    /** Identifying values that differ forbid a link. */
    FORBIDDEN,
    /** No block held both. */
    NEVER_COMPARED;

    /** Whether the pair was linked. */
    public boolean isLink() {
        return this == LINKED || this == IDENTIFIED;
    }
}
