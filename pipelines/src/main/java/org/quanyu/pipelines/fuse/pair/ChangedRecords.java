package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.quanyu.pipelines.fuse.pair.StandardisedRecords.FINGERPRINT;
import static org.quanyu.pipelines.fuse.pair.StandardisedRecords.RECORD;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Records that are new, changed or gone since an earlier fusion, beside those that are as they were.
 *
 * @param changes {@code record} and {@code is_gone}
 * @param changed new and changed records as all are described, see {@link ComparableRecords#described}
 * @param others the records that are as they were
 */
public record ChangedRecords(
        Linkage linkage, Dataset<Row> changes, Dataset<Row> changed, Dataset<Row> others, Scratch scratch) {

    private static final String IS_CHANGED = "is_changed";

    /**
     * Finds them by their fingerprints.
     *
     * @param input all records as they are now, see {@link StandardisedRecords#of}
     * @param earlier the records of the earlier fusion, described
     * @param largeBlocks its blocks that were too large
     * @param rarities how rare values were in it
     */
    public static ChangedRecords of(
            Linkage linkage,
            Dataset<Row> input,
            Dataset<Row> earlier,
            Dataset<Row> largeBlocks,
            Dataset<Row> rarities,
            Scratch scratch) {
        Dataset<Row> changes = scratch.keep("changes", changes(linkage, input, earlier));
        refuseRepeated(linkage, input, changes.where("times > 1"));
        Dataset<Row> standardised = scratch.keep(
                "records",
                StandardisedRecords.of(
                        linkage,
                        input.join(
                                numbers(changes.where("not is_gone"), "changed_record"),
                                StandardisedRecords.number(linkage).equalTo(col("changed_record")),
                                "left_semi")));
        Blocks blocks = new Blocks(linkage);
        Dataset<Row> changed = blocks.replaced(
                new TermFrequencies(linkage).with(standardised, rarities),
                blocks.replacements(standardised, largeBlocks));
        Dataset<Row> others = earlier.join(
                numbers(changes, "changed_record"), col(RECORD).equalTo(col("changed_record")), "left_anti");
        return new ChangedRecords(linkage, changes, scratch.keep("changed", changed), others, scratch);
    }

    /** @throws org.quanyu.schemas.failure.LakeException {@code LINKAGE_INPUT} where a record occurs twice */
    private static void refuseRepeated(Linkage linkage, Dataset<Row> input, Dataset<Row> repeated) {
        List<Row> numbers = repeated.select(RECORD).limit(1).collectAsList();
        if (!numbers.isEmpty()) {
            throw PreparedRecords.repeated(
                    linkage,
                    StandardisedRecords.ids(linkage, input)
                            .where(col(RECORD).equalTo(numbers.get(0).getLong(0))));
        }
    }

    /** {@code record}, {@code is_gone} and how many {@code times} it occurs. */
    private static Dataset<Row> changes(Linkage linkage, Dataset<Row> input, Dataset<Row> earlier) {
        Dataset<Row> now = StandardisedRecords.fingerprints(linkage, input)
                .groupBy(RECORD)
                .agg(max(FINGERPRINT).as("now"), count(lit(1)).as("times"));
        Dataset<Row> before =
                earlier.select(col(RECORD).as("of_record"), col(FINGERPRINT).as("before"));
        return now.join(before, col(RECORD).equalTo(col("of_record")), "full_outer")
                .where(expr("now is null or before is null or now <> before or times > 1"))
                .select(
                        coalesce(col(RECORD), col("of_record")).as(RECORD),
                        col("now").isNull().as("is_gone"),
                        col("times"));
    }

    /** All records as they are now, described. */
    public Dataset<Row> all() {
        return others.unionByName(changed);
    }

    /** Those of all records that are named, ready to be compared. */
    public ComparableRecords among(String name, Dataset<Row> records) {
        Dataset<Row> named = scratch.keep(
                name,
                all().join(numbers(records, "named_record"), col(RECORD).equalTo(col("named_record")), "left_semi"));
        return comparable(name, named);
    }

    /** Pairs with a changed record in them, compared. */
    public Dataset<Row> pairs() {
        Blocks blocks = new Blocks(linkage);
        Dataset<Row> shared = blocks.members(changed)
                .select(col(Blocks.BLOCK).as("shared_block"))
                .distinct();
        Dataset<Row> near = scratch.keep(
                "near",
                blocks.members(others)
                        .join(broadcast(shared), col(Blocks.BLOCK).equalTo(col("shared_block")), "left_semi")
                        .select(col(RECORD))
                        .distinct());
        Dataset<Row> met = scratch.keep(
                "met",
                others.join(numbers(near, "near_record"), col(RECORD).equalTo(col("near_record")), "left_semi")
                        .withColumn(IS_CHANGED, lit(false))
                        .unionByName(changed.withColumn(IS_CHANGED, lit(true))));
        return new CandidatePairs(comparable("met", met)).that(expr("l.is_changed or r.is_changed"));
    }

    private ComparableRecords comparable(String name, Dataset<Row> records) {
        Dataset<Row> tooLarge = scratch.keep(name + "_large_blocks", new Blocks(linkage).tooLarge(records));
        return ComparableRecords.of(linkage, records, tooLarge, records.count(), scratch, name + "_replacements");
    }

    private static Dataset<Row> numbers(Dataset<Row> records, String name) {
        return records.select(col(RECORD).as(name));
    }
}
