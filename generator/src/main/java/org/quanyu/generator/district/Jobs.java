package org.quanyu.generator.district;

import java.util.Arrays;

/**
 * Who worked where from when to when: one row per worker, firm and time without a break, in columns, ordered by firm.
 */
public final class Jobs {

    private final int[] firstOf;
    private final int[] worker;
    private final short[] from;
    private final short[] to;

    private Jobs(int[] firstOf, int[] worker, short[] from, short[] to) {
        this.firstOf = firstOf;
        this.worker = worker;
        this.from = from;
        this.to = to;
    }

    /** The first job at a firm; those of a firm follow each other. */
    public int first(int firm) {
        return firstOf[firm];
    }

    /** Behind the last job at a firm. */
    public int end(int firm) {
        return firstOf[firm + 1];
    }

    /** The person's number. */
    public int worker(int job) {
        return worker[job];
    }

    /** The first month, as {@link FirmMonths} counts them. */
    public int from(int job) {
        return from[job];
    }

    /** The last month, as {@link FirmMonths} counts them; {@link Short#MAX_VALUE} for one that goes on. */
    public int to(int job) {
        return to[job];
    }

    /** Whether it is held in a month, as {@link FirmMonths} counts them. */
    public boolean isHeld(int job, int month) {
        return from[job] <= month && month <= to[job];
    }

    /** Jobs as they begin and end, in any order. */
    static final class Book {

        private int count;
        private int[] firm = new int[1024];
        private int[] worker = new int[1024];
        private short[] from = new short[1024];
        private short[] to = new short[1024];

        int begin(int who, int where, int month) {
            if (count == firm.length) {
                firm = Arrays.copyOf(firm, count * 2);
                worker = Arrays.copyOf(worker, count * 2);
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
            }
            worker[count] = who;
            firm[count] = where;
            from[count] = (short) month;
            to[count] = Short.MAX_VALUE;
            return count++;
        }

        /** The month before is the last. */
        void end(int job, int month) {
            to[job] = (short) (month - 1);
        }

        int firm(int job) {
            return firm[job];
        }

        Jobs byFirm(int firms) {
            int[] first = new int[firms + 1];
            for (int job = 0; job < count; job++) {
                first[firm[job] + 1]++;
            }
            for (int number = 0; number < firms; number++) {
                first[number + 1] += first[number];
            }
            int[] next = first.clone();
            Jobs jobs = new Jobs(first, new int[count], new short[count], new short[count]);
            for (int job = 0; job < count; job++) {
                int place = next[firm[job]]++;
                jobs.worker[place] = worker[job];
                jobs.from[place] = from[job];
                jobs.to[place] = to[job];
            }
            return jobs;
        }
    }
}
