package org.quanyu.schemas.contract;

/** Who may see a column in the clear. */
public enum Classification {
    PUBLIC,
    INTERNAL,
    PERSONAL,
    SENSITIVE
}
