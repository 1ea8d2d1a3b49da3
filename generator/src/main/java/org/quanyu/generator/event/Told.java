package org.quanyu.generator.event;

import java.io.IOException;

/**
 * What is true of an event.
 *
 * @param key as departments give it: an order's or a case's number
 * @param matter the number of what it is about
 * @param cause null for none
 * @param item the code of an item, the act of a violation, the subject of a case
 * @param unit where it is; -1 if unknown
 * @param firm the party's number; -1 for none
 * @param person who asks, drives or sues; -1 for none
 * @param second since 1970-01-01, local time
 */
record Told(
        Source source, String key, long matter, Cause cause, String item, int unit, int firm, int person, long second) {

    /** Takes events one by one. */
    interface Listener {
        void hear(Told told) throws IOException;
    }

    /** Knows the events of a source. */
    interface Teller {
        /** Tells the events of a day since 1970-01-01. */
        void tell(long day, Listener listener) throws IOException;
    }
}
