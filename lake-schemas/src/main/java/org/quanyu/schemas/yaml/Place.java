package org.quanyu.schemas.yaml;

import java.io.Serializable;

/** Where something stands in a file; both count from 1. */
public record Place(int line, int column) implements Serializable {}
