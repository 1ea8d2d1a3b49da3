package org.quanyu.pipelines.fuse.pair;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.quanyu.pipelines.fuse.linkage.Linkage;

/** Records with all that their comparison needs: standardised, in blocks that are not too large, with rarities. */
public record ComparableRecords(Dataset<Row> records, Dataset<Row> members) {

    public static ComparableRecords of(Linkage linkage, Dataset<Row> input) {
        long start = System.nanoTime();
        org.quanyu.pipelines.fuse.Fusion.lap(start, "start");
        Dataset<Row> standardised = StandardisedRecords.of(linkage, input);
        Dataset<Row> records =
                TermFrequencies.with(linkage, standardised).persist(StorageLevel.MEMORY_AND_DISK());
        System.out.println(records.count());
        org.quanyu.pipelines.fuse.Fusion.lap(start, "rarities");
        Blocks blocks = new Blocks(linkage);
        Dataset<Row> members = blocks.members(records);
        Dataset<Row> tooLarge = blocks.tooLarge(members).persist();
        System.out.println("too large " + tooLarge.count());
        org.quanyu.pipelines.fuse.Fusion.lap(start, "too large");
        if (!tooLarge.isEmpty()) {
            records = blocks.split(records, tooLarge).persist(StorageLevel.MEMORY_AND_DISK());
            members = blocks.members(records).where("size <= " + linkage.blockSizes().largest());
        }
        return new ComparableRecords(records, members);
    }
}
