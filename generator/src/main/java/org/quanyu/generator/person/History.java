package org.quanyu.generator.person;

import java.util.Arrays;

/** What happened to one record of a register, in the order it happened. */
final class History {

    /** What happens to a record. */
    enum Kind {
        ADDED,
        /** Its values are put right. */
        CORRECTED,
        /** It is looked at again and confirmed. */
        REVIEWED,
        REMOVED
    }

    /** Changes a record has at most; later ones are left out. */
    static final int MOST = 32;

    private final Kind[] kinds = new Kind[MOST];
    private final int[] days = new int[MOST];
    private int size;

    /**
     * @param day since 1970-01-01, not before that of the change before
     */
    void add(Kind kind, int day) {
        if (size < MOST) {
            kinds[size] = kind;
            days[size++] = day;
        }
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    Kind kind(int change) {
        return kinds[change];
    }

    int day(int change) {
        return days[change];
    }

    /** Whether its values are right after a change. */
    boolean isCorrected(int change) {
        return Arrays.asList(kinds).subList(0, change + 1).contains(Kind.CORRECTED);
    }
}
