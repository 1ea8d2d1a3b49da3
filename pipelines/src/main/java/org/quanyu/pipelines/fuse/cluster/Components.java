package org.quanyu.pipelines.fuse.cluster;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Connected components and how they were found. To be closed when {@code members} is no longer read: it may lie in
 * scratch files.
 */
public final class Components implements AutoCloseable {

    private final Dataset<Row> members;
    private final List<Round> rounds;
    private final AutoCloseable files;

    Components(Dataset<Row> members, List<Round> rounds, AutoCloseable files) {
        this.members = members;
        this.rounds = List.copyOf(rounds);
        this.files = files;
    }

    /**
     * A round of contraction.
     *
     * @param number from 1
     * @param edgesLeft distinct edges of the contracted graph after it
     */
    public record Round(int number, long edgesLeft) {}

    /** Columns {@code record} and {@code component} (BIGINT), one row per record: the smallest record it is with. */
    public Dataset<Row> members() {
        return members;
    }

    /** Rounds that ran on Spark before the rest was solved on the driver; none for small graphs. */
    public List<Round> rounds() {
        return rounds;
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
