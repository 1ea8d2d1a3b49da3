package org.quanyu.generator.person;

import java.util.Arrays;
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
     * @param source names all items to a sink
     */
    static Schedule of(int deliveries, Consumer<Sink> source) {
        Named named = new Named(deliveries);
        source.accept(named);
        int[] first = new int[deliveries + 1];
        for (int place = 0; place < named.count; place++) {
            first[named.deliveries[place] + 1]++;
        }
        for (int delivery = 0; delivery < deliveries; delivery++) {
            first[delivery + 1] += first[delivery];
        }
        int[] next = first.clone();
        int[] items = new int[named.count];
        for (int place = 0; place < named.count; place++) {
            items[next[named.deliveries[place]]++] = named.items[place];
        }
        return new Schedule(first, items);
    }

    /** Items as they are named. */
    private static final class Named implements Sink {

        private final int most;
        private int[] deliveries = new int[1024];
        private int[] items = new int[1024];
        private int count;

        Named(int most) {
            this.most = most;
        }

        @Override
        public void add(int delivery, int item) {
            if (delivery < 0 || delivery >= most) {
                return;
            }
            if (count == items.length) {
                deliveries = Arrays.copyOf(deliveries, count * 2);
                items = Arrays.copyOf(items, count * 2);
            }
            deliveries[count] = delivery;
            items[count++] = item;
        }
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
