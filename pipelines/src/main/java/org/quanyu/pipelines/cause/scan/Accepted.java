package org.quanyu.pipelines.cause.scan;

/** A cause that was found, with what its rows are above what is expected otherwise. */
final class Accepted {

    private final Group found;
    private final int[] rows;
    private double factor = 1;

    /** @param rows of the table that are of it; shared */
    Accepted(Group found, int[] rows) {
        this.found = found;
        this.rows = rows;
    }

    Group found() {
        return found;
    }

    int[] rows() {
        return rows;
    }

    /** Times what is expected without it. */
    double factor() {
        return factor;
    }

    void raise(double by) {
        factor *= by;
    }
}
