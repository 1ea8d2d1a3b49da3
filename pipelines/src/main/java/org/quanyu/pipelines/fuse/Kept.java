package org.quanyu.pipelines.fuse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;

/**
 * Rows that are read more than once, kept in memory as far as it goes and on disk beyond, until all is closed. How they
 * came about is forgotten: plans that tell of everything before them take longer to write down than to run.
 */
public final class Kept implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** The rows, computed when they are first read. */
    public Dataset<Row> keep(Dataset<Row> rows) {
        Dataset<Row> kept = rows.localCheckpoint(false);
        open.push(() -> ((LogicalRDD) kept.logicalPlan()).rdd().unpersist(false));
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
