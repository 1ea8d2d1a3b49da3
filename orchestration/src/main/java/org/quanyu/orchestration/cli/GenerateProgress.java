package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Says every few seconds how many rows are written. */
final class GenerateProgress implements LongConsumer {

    private static final long EVERY = 5_000_000_000L;

    private final PrintWriter err;
    private final LongAdder rows = new LongAdder();
    private final AtomicLong next = new AtomicLong(System.nanoTime() + EVERY);

    GenerateProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(long written) {
        rows.add(written);
        long due = next.get();
        long now = System.nanoTime();
        if (now - due >= 0 && next.compareAndSet(due, now + EVERY)) {
            err.printf("%,d rows written%n", rows.sum());
            err.flush();
        }
    }
}
