package org.quanyu.pipelines.ingest.read;

import java.util.Arrays;

/** Where the lines of a window start and stop, as bytes delivered and as text. */
final class LineTable {

    static final int TERMINATED = 1;
    static final int ILLEGAL = 2;
    static final int ZERO = 4;
    static final int DISGUISED = 8;

    private static final int WIDTH = 5;

    private int[] cells = new int[WIDTH * 64];
    private int head;
    private int tail;

    int count() {
        return tail - head;
    }

    int rawStart(int place) {
        return cells[(head + place) * WIDTH];
    }

    int rawStop(int place) {
        return cells[(head + place) * WIDTH + 1];
    }

    int textStart(int place) {
        return cells[(head + place) * WIDTH + 2];
    }

    int textStop(int place) {
        return cells[(head + place) * WIDTH + 3];
    }

    boolean has(int place, int flag) {
        return (cells[(head + place) * WIDTH + 4] & flag) != 0;
    }

    void add(int rawStart, int rawStop, int textStart, int textStop, int flags) {
        if ((tail + 1) * WIDTH > cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        int at = tail * WIDTH;
        cells[at] = rawStart;
        cells[at + 1] = rawStop;
        cells[at + 2] = textStart;
        cells[at + 3] = textStop;
        cells[at + 4] = flags;
        tail++;
    }

    void drop(int count) {
        head += count;
        if (head == tail) {
            head = 0;
            tail = 0;
        } else if (head > 256) {
            System.arraycopy(cells, head * WIDTH, cells, 0, (tail - head) * WIDTH);
            tail -= head;
            head = 0;
        }
    }

    void shift(int raw, int text) {
        for (int line = head; line < tail; line++) {
            cells[line * WIDTH] -= raw;
            cells[line * WIDTH + 1] -= raw;
            cells[line * WIDTH + 2] -= text;
            cells[line * WIDTH + 3] -= text;
        }
    }
}
