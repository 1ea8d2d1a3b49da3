package org.quanyu.schemas.contract;

/** What follows when a rule does not hold. */
public enum Severity {
    /** Nothing of the run is published. */
    ERROR,
    /** The row goes to {@code ops.quarantine}. */
    REJECT,
    /** It is reported. */
    WARN
}
