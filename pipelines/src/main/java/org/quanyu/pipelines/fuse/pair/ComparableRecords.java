package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Kept;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Records with all that their comparison needs.
 *
 * @param records standardised, with rarities, in no block that is too large
 * @param members of the blocks to compare: {@code rule}, {@code block}, {@code record}, {@code size}
 * @param recordCount how many records there are
 * @param largeBlocks the largest of the blocks that were too large
 * @param warnings about columns that tell nothing
 */
public record ComparableRecords(
        Dataset<Row> records,
        Dataset<Row> members,
        long recordCount,
        List<LargeBlock> largeBlocks,
        List<String> warnings) {

    /** As many are named. */
    private static final int MOST_LARGE_BLOCKS = 100;

    /**
     * A block that was too large.
     *
     * @param rule position of the blocking rule
     * @param example a record of it
     * @param isSplit whether its records were told apart by the further key
     */
    public record LargeBlock(int rule, long records, long example, boolean isSplit) {}

    public ComparableRecords {
        largeBlocks = List.copyOf(largeBlocks);
        warnings = List.copyOf(warnings);
    }

    public static ComparableRecords of(Linkage linkage, Dataset<Row> input, Kept kept) {
        Dataset<Row> records = kept.keep(TermFrequencies.with(linkage, StandardisedRecords.of(linkage, input), kept));
        List<String> warnings = new ArrayList<>();
        long count = present(linkage, records, warnings);
        refuseRepeated(linkage, records);
        Blocks blocks = new Blocks(linkage);
        Dataset<Row> members = kept.keep(blocks.members(records));
        Dataset<Row> tooLarge = kept.keep(blocks.tooLarge(members));
        List<LargeBlock> largeBlocks = largest(linkage, tooLarge);
        if (largeBlocks.isEmpty()) {
            return new ComparableRecords(records, members, count, largeBlocks, warnings);
        }
        Dataset<Row> split = kept.keep(blocks.split(records, tooLarge));
        Dataset<Row> ofSplit = blocks.members(split)
                .where(col(Blocks.SIZE).leq(linkage.blockSizes().largest()));
        return new ComparableRecords(split, kept.keep(ofSplit), count, largeBlocks, warnings);
    }

    /** How many records there are; a column without any value is warned of, none in any column is a failure. */
    private static long present(Linkage linkage, Dataset<Row> records, List<String> warnings) {
        List<Column> counts = new ArrayList<>();
        linkage.columnNames().forEach(name -> counts.add(count(col("`" + name + "`"))));
        Row row = records.agg(count(lit(1)), counts.toArray(Column[]::new)).first();
        for (int index = 0; index < linkage.columnNames().size(); index++) {
            if (row.getLong(index + 1) == 0) {
                warnings.add(
                        "no record has a value in \"" + linkage.columnNames().get(index) + "\"");
            }
        }
        if (warnings.size() == linkage.columnNames().size()) {
            throw new LakeException(
                    FailureCode.LINKAGE_WITHOUT_EVIDENCE,
                    "none of the " + row.getLong(0) + " records has a value in any column that " + linkage.name()
                            + " compares",
                    "look at the input, and at what " + linkage.file().name() + " makes of it under standardise");
        }
        return row.getLong(0);
    }

    private static void refuseRepeated(Linkage linkage, Dataset<Row> records) {
        List<Row> repeated = records.groupBy(StandardisedRecords.RECORD)
                .agg(count(lit(1)).as("times"))
                .where(col("times").gt(1))
                .limit(1)
                .join(records, StandardisedRecords.RECORD)
                .select(StandardisedRecords.SOURCE, StandardisedRecords.RECORD_ID)
                .limit(2)
                .collectAsList();
        if (!repeated.isEmpty()) {
            throw new LakeException(
                    FailureCode.LINKAGE_INPUT,
                    "the record " + repeated.get(0).get(1) + " of source "
                            + repeated.get(0).get(0) + " occurs twice",
                    "name the column that tells records apart under records.id of "
                            + linkage.file().name() + ", or drop the repetition");
        }
    }

    private static List<LargeBlock> largest(Linkage linkage, Dataset<Row> tooLarge) {
        boolean isSplit = !linkage.blockSizes().thenBy().isEmpty();
        return tooLarge
                .orderBy(col(Blocks.SIZE).desc(), col(Blocks.BLOCK))
                .limit(MOST_LARGE_BLOCKS)
                .collectAsList()
                .stream()
                .map(row -> new LargeBlock(
                        row.getAs(Blocks.RULE), row.getAs(Blocks.SIZE), row.getAs(Blocks.EXAMPLE), isSplit))
                .toList();
    }
}
