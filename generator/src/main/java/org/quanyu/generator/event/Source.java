package org.quanyu.generator.event;

/** Where an event is noticed. */
public enum Source {
    REQUEST,
    INSPECTION,
    VIOLATION,
    DISPUTE,
    CASE,
    POST
}
