package org.quanyu.pipelines.fuse;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.model.StoredModel;

/**
 * What a fusion leaves for a later one of the same linkage to build on.
 *
 * @param records as they were compared, see {@link org.quanyu.pipelines.fuse.pair.StandardisedRecords}, in no block that is
 *     too large, with the rarities of their values
 * @param rarities {@code comparison}, {@code term}, {@code rarity}: how rare values are
 * @param largeBlocks {@code rule}, {@code block}, {@code size}, {@code example}: blocks that were too large
 * @param trained the model and the threshold of links
 */
public record Basis(Dataset<Row> records, Dataset<Row> rarities, Dataset<Row> largeBlocks, StoredModel trained) {}
