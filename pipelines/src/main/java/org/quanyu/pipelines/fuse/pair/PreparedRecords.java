package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * All records of a fusion made ready: standardised, put into blocks, and counted.
 *
 * @param rarities how rare the values are, see {@link TermFrequencies}
 * @param largeBlocks the blocks that were too large: {@code rule}, {@code block}, {@code size}, {@code example}
 * @param largest the largest of them
 * @param warnings about columns that tell nothing
 */
public record PreparedRecords(
        ComparableRecords comparable,
        Dataset<Row> rarities,
        Dataset<Row> largeBlocks,
        List<LargeBlock> largest,
        List<String> warnings) {

    /** Beside the columns of a linkage; their names are identifiers. */
    private static final String ALL = "all records";

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

    public PreparedRecords {
        largest = List.copyOf(largest);
        warnings = List.copyOf(warnings);
    }

    /**
     * Makes records ready.
     *
     * @param input see {@link StandardisedRecords#of}
     * @throws LakeException {@code LINKAGE_INPUT} where a record occurs twice, {@code LINKAGE_WITHOUT_EVIDENCE} where no
     *     record has a value
     */
    public static PreparedRecords of(Linkage linkage, Dataset<Row> input, Scratch scratch) {
        Observation observation = new Observation("present");
        Dataset<Row> records = scratch.keep("records", observed(linkage, input, observation));
        Map<String, Long> present = present(observation);
        List<String> warnings = warnings(linkage, present);
        refuseRepeated(linkage, records);
        Blocks blocks = new Blocks(linkage);
        Dataset<Row> keys = blocks.keys(records);
        Dataset<Row> tooLarge = scratch.keep("large_blocks", blocks.tooLarge(keys));
        List<LargeBlock> largest = largest(linkage, tooLarge);
        TermFrequencies frequencies = new TermFrequencies(linkage);
        Dataset<Row> rarities = scratch.keep("rarities", frequencies.of(records, present));
        ComparableRecords comparable = new ComparableRecords(
                frequencies.with(records, rarities),
                largest.isEmpty() ? keys : scratch.keep("keys", blocks.split(keys, tooLarge)),
                present.get(ALL));
        return new PreparedRecords(comparable, rarities, tooLarge, largest, warnings);
    }

    private static Dataset<Row> observed(Linkage linkage, Dataset<Row> input, Observation observation) {
        Column[] counts = linkage.columnNames().stream()
                .map(name -> count(col(SqlText.identifier(name))).as(name))
                .toArray(Column[]::new);
        return StandardisedRecords.of(linkage, input)
                .observe(observation, count(lit(1)).as(ALL), counts);
    }

    /** How many records have a value, by column. */
    private static Map<String, Long> present(Observation observation) {
        Map<String, Long> present = new LinkedHashMap<>();
        try {
            observation.getAsJava().forEach((column, records) -> present.put(column, (Long) records));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return present;
    }

    /** A column without any value is warned of, none in any column is a failure. */
    private static List<String> warnings(Linkage linkage, Map<String, Long> present) {
        List<String> empty = linkage.columnNames().stream()
                .filter(column -> present.get(column) == 0)
                .toList();
        if (empty.size() == linkage.columnNames().size()) {
            throw new LakeException(
                    FailureCode.LINKAGE_WITHOUT_EVIDENCE,
                    "none of the " + present.get(ALL) + " records has a value in any column that " + linkage.name()
                            + " compares",
                    "look at the input, and at what " + linkage.file().name() + " makes of it under standardise");
        }
        return empty.stream()
                .map(column -> "no record has a value in \"" + column + "\"")
                .toList();
    }

    /** @throws LakeException {@code LINKAGE_INPUT} where a record occurs twice */
    static void refuseRepeated(Linkage linkage, Dataset<Row> records) {
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
