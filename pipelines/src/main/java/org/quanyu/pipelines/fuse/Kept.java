package org.quanyu.pipelines.fuse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are read more than once, kept in memory as far as it goes and on disk beyond, until all is closed.
 */
public final class Kept implements AutoCloseable {

    /** Up to here, rows of a few hundred bytes fit into the memory of each process. */
    private static final long BROADCAST_ROWS = 1_500_000;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Rows to be looked up by a number: sent to each process if there are not too many, else joined by shuffling. */
    public static Dataset<Row> lookup(Dataset<Row> rows, long count) {
        return count <= BROADCAST_ROWS ? functions.broadcast(rows) : rows;
    }

    /** The rows, computed when they are first read. */
    public Dataset<Row> keep(Dataset<Row> rows) {
        Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
        open.push(kept::unpersist);
        return kept;
    }

    /** Closes a resource with the rows. */
    void closeLater(AutoCloseable resource) {
        open.push(resource);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
