package org.quanyu.orchestration.demo;

import java.util.Random;

/** Chance that follows from a subject and a number alone. */
final class Chance {

    private Chance() {}

    /** Mixed, because sequences of {@link Random} whose seeds are close begin alike. */
    static Random of(String subject, int number) {
        long mixed = (subject.hashCode() * 31L + number + 1) * 0x9E3779B97F4A7C15L;
        return new Random(mixed ^ mixed >>> 32);
    }
}
