package org.quanyu.pipelines.ingest.source;

import java.io.Serializable;

/** Where something stands in a source file; both count from 1. */
public record Place(int line, int column) implements Serializable {}
