package org.quanyu.schemas.step;

/** How much a run processes. */
public enum RunMode {
    /** What the tables gained. */
    INCREMENTAL,
    /** Everything in bronze, as if for the first time. */
    FULL,
    /** What the tables gained, and the rows that were set aside. */
    REPLAY
}
