package org.quanyu.generator;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Does jobs on several threads, each the next that is left; the first failure ends them all. */
final class Workers {

    /** What is done with a job. */
    @FunctionalInterface
    interface Work<T> {
        void on(T job) throws Exception;
    }

    private Workers() {}

    static <T> void run(int threads, List<T> jobs, Work<T> work) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> workers = IntStream.range(0, threads)
                    .mapToObj(number -> pool.<Void>submit(() -> {
                        try {
                            for (int job = next.getAndIncrement(); job < jobs.size(); job = next.getAndIncrement()) {
                                work.on(jobs.get(job));
                            }
                        } finally {
                            next.set(jobs.size());
                        }
                        return null;
                    }))
                    .toList();
            for (Future<Void> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            next.set(jobs.size());
            end(pool);
        }
    }

    /** Waits for files that are being written: who cleans up behind them must not meet them. */
    private static void end(ExecutorService pool) {
        pool.shutdown();
        boolean isInterrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
