package org.quanyu.pipelines.fuse.pair;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;

/**
 * Records with all that their comparison needs.
 *
 * @param records standardised, see {@link StandardisedRecords}, with rarities
 * @param blocks of each record, none of which is too large: {@code record}, {@code block_0} …
 * @param count how many records there are
 */
public record ComparableRecords(Dataset<Row> records, Dataset<Row> blocks, long count) {

    /** One row per record and block: {@code rule}, {@code block}, beside the columns of {@code blocks}. */
    public Dataset<Row> members(Linkage linkage) {
        return new Blocks(linkage).members(blocks);
    }

    /** The records with the blocks in which they are compared. */
    public Dataset<Row> described() {
        return described(records, blocks);
    }

    /** Records with blocks in the place of those that they were standardised with. */
    static Dataset<Row> described(Dataset<Row> records, Dataset<Row> blocks) {
        return records.drop(blocks.drop(StandardisedRecords.RECORD).columns()).join(blocks, StandardisedRecords.RECORD);
    }
}
