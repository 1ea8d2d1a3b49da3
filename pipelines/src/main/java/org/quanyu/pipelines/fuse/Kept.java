package org.quanyu.pipelines.fuse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Rows that are read more than once, kept in memory as far as it goes and on disk beyond, until all is closed. */
public final class Kept implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    public Dataset<Row> keep(Dataset<Row> rows) {
        Dataset<Row> kept = rows.persist(StorageLevel.MEMORY_AND_DISK());
        open.push(kept::unpersist);
        return kept;
    }

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
