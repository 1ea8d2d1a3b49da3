package org.quanyu.generator.person;

import java.util.function.Consumer;

/** What each delivery holds: numbers by delivery, in the order they were named. */
final class Schedule {

    /** Takes what is delivered when. */
    interface Sink {
        /**
         * @param delivery its number; those outside of the schedule are left out
         * @param item any number
         */
        void add(int delivery, int item);
    }

    private final int[] first;
    private final int[] items;

    private Schedule(int[] first, int[] items) {
        this.first = first;
        this.items = items;
    }

    /**
     * @param deliveries their count
     * @param source names all items to a sink; it is asked twice
     */
    static Schedule of(int deliveries, Consumer<Sink> source) {
        int[] first = new int[deliveries + 1];
        source.accept((delivery, item) -> {
            if (delivery >= 0 && delivery < deliveries) {
                first[delivery + 1]++;
            }
        });
        for (int delivery = 0; delivery < deliveries; delivery++) {
            first[delivery + 1] += first[delivery];
        }
        int[] next = first.clone();
        int[] items = new int[first[deliveries]];
        source.accept((delivery, item) -> {
            if (delivery >= 0 && delivery < deliveries) {
                items[next[delivery]++] = item;
            }
        });
        return new Schedule(first, items);
    }

    int begin(int delivery) {
        return first[delivery];
    }

    int end(int delivery) {
        return first[delivery + 1];
    }

    int item(int place) {
        return items[place];
    }
}
