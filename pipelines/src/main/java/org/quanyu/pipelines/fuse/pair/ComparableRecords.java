package org.quanyu.pipelines.fuse.pair;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;

/** Records with all that their comparison needs: standardised, in blocks that are not too large, with rarities. */
public final class ComparableRecords {
    private ComparableRecords() {}

    public static Dataset<Row> of(Linkage linkage, Dataset<Row> input) {
        Dataset<Row> records = StandardisedRecords.of(linkage, input).persist();
        Blocks blocks = new Blocks(linkage);
        Dataset<Row> tooLarge = blocks.tooLarge(records).persist();
        System.out.println("too large " + tooLarge.count());
        Dataset<Row> split = records;
        if (!tooLarge.isEmpty()) {
            split = blocks.split(records, tooLarge);
        }
        return TermFrequencies.with(linkage, split);
    }
}
