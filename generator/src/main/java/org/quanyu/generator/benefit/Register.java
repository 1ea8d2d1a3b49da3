package org.quanyu.generator.benefit;

import java.util.List;
import org.quanyu.generator.delivery.Format;

/**
 * A register a department keeps: who is on it from when to when, and the facts it holds of them.
 *
 * @param index its place among all registers
 * @param name of the feed
 * @param prefix of the keys of its records
 * @param dated what it calls the day from which a record holds
 * @param share of the entities that have a record at a time, about
 */
record Register(
        int index,
        String department,
        String name,
        Format format,
        Entity entity,
        String prefix,
        String dated,
        double share,
        List<Fact> facts,
        Spells spells) {

    /** Tells the times for which an entity is on a register. */
    @FunctionalInterface
    interface Spells {
        void of(Subject subject, Times times);

        /** Whether each record is a statement that the next one replaces without a word. */
        default boolean areStatements() {
            return false;
        }
    }

    /** Takes the times, as {@link Dates} count: the first day and the day behind the last. */
    @FunctionalInterface
    interface Times {
        void add(int begin, int end);
    }

    /** Whether an entity is on it on a day. */
    boolean covers(Subject subject, int day) {
        boolean[] covers = new boolean[1];
        spells.of(subject, (begin, end) -> covers[0] |= begin <= day && day < end);
        return covers[0];
    }
}
