package org.quanyu.pipelines.fuse.entity;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Which records are of one entity. To be closed when that is no longer read.
 *
 * @param clusters {@code record}, {@code source}, {@code record_id}, {@code cluster}
 * @param scratch where it lies, and what is made of it
 */
public record Clustered(Dataset<Row> clusters, Scratch scratch) implements AutoCloseable {

    public static Clustered by(Fused fused) {
        return new Clustered(fused.clusters(), fused.scratch());
    }

    @Override
    public void close() {
        scratch.close();
    }
}
