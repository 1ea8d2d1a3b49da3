package org.quanyu.dmn.feel;

/** The test {@code != value} as a value. */
record Unequal(Object value) {}
