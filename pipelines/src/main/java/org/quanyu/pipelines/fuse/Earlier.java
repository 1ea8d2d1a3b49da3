package org.quanyu.pipelines.fuse;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * An earlier fusion of the same linkage.
 *
 * @param links {@code record}, {@code source}, {@code record_id}, {@code entity_id}
 * @param newlyDecided {@code record}: those that people have decided about since
 */
public record Earlier(Basis basis, Dataset<Row> links, Dataset<Row> newlyDecided) {}
