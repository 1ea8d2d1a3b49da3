package org.quanyu.pipelines.cause.cell;

import java.util.Arrays;

/** Numbers keys in the order in which they come; open addressing, for one thread. */
public final class KeyNumbers {

    private static final long EMPTY = -1;

    private long[] keys = filled(64);
    private int[] numbers = new int[64];
    private int count;

    /** The number of a key, given to it now if it has none; keys are not negative. */
    public int number(long key) {
        int at = find(key);
        if (keys[at] == EMPTY) {
            if (2 * (count + 1) > keys.length) {
                grow();
                at = find(key);
            }
            keys[at] = key;
            numbers[at] = count++;
        }
        return numbers[at];
    }

    /** The number of a key; -1 if it has none. */
    public int known(long key) {
        int at = find(key);
        return keys[at] == EMPTY ? -1 : numbers[at];
    }

    public int count() {
        return count;
    }

    /** The keys in the order of their numbers. */
    public long[] keys() {
        long[] ordered = new long[count];
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != EMPTY) {
                ordered[numbers[at]] = keys[at];
            }
        }
        return ordered;
    }

    private int find(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & (keys.length - 1);
        while (keys[at] != EMPTY && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = filled(2 * oldKeys.length);
        numbers = new int[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != EMPTY) {
                int at = find(oldKeys[old]);
                keys[at] = oldKeys[old];
                numbers[at] = oldNumbers[old];
            }
        }
    }

    private static long[] filled(int size) {
        long[] keys = new long[size];
        Arrays.fill(keys, EMPTY);
        return keys;
    }
}
