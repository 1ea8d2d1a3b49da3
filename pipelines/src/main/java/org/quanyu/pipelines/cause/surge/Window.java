package org.quanyu.pipelines.cause.surge;

/**
 * Days in which an element had more events than usual.
 *
 * @param first day, from 0
 * @param last day
 * @param observed events in them
 * @param expected of them by what is usual
 * @param gain log likelihood ratio less the cost of naming the window
 */
record Window(int first, int last, double observed, double expected, double gain) {

    boolean holds(int day) {
        return day >= first && day <= last;
    }
}
