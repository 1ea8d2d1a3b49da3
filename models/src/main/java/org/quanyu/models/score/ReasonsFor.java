package org.quanyu.models.score;

/** Which rows are told with reasons, which take far longer than probabilities. */
public enum ReasonsFor {
    ALL,
    BANDED,
    NONE
}
