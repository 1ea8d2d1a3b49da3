package org.quanyu.generator.text;

/** How a post speaks of a firm. */
public enum Tone {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
}
