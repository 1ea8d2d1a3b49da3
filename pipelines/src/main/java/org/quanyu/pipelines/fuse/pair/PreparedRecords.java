package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.scratch.Counts;
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
        Map<String, Long> present = Counts.of(observation);
        List<String> warnings = warnings(linkage, present);
        Dataset<Row> tooLarge = scratch.keep("large_blocks", new Blocks(linkage).tooLarge(records));
        List<LargeBlock> largest = largest(linkage, records, tooLarge);
        TermFrequencies frequencies = new TermFrequencies(linkage);
        Dataset<Row> rarities = scratch.keep("rarities", frequencies.of(records, present));
        ComparableRecords comparable = ComparableRecords.of(
                linkage, frequencies.with(records, rarities), tooLarge, present.get(ALL), scratch, "replacements");
        return new PreparedRecords(comparable, rarities, tooLarge, largest, warnings);
    }

    private static Dataset<Row> observed(Linkage linkage, Dataset<Row> input, Observation observation) {
        Column[] counts = linkage.columnNames().stream()
                .map(name -> count(col(SqlText.identifier(name))).as(name))
                .toArray(Column[]::new);
        return StandardisedRecords.of(linkage, input)
                .observe(observation, count(lit(1)).as(ALL), counts);
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

    private static List<LargeBlock> largest(Linkage linkage, Dataset<Row> records, Dataset<Row> tooLarge) {
        Column isRepeated = new Blocks(linkage).isRepeated();
        List<Row> rows = tooLarge.orderBy(isRepeated.desc(), col(Blocks.SIZE).desc(), col(Blocks.BLOCK))
                .limit(MOST_LARGE_BLOCKS)
                .collectAsList();
        if (!rows.isEmpty()
                && rows.get(0).<Integer>getAs(Blocks.RULE) == linkage.blocking().size()) {
            throw repeated(
                    linkage,
                    records.where(
                            col(StandardisedRecords.RECORD).equalTo(rows.get(0).<Long>getAs(Blocks.EXAMPLE))));
        }
        boolean isSplit = !linkage.blockSizes().thenBy().isEmpty();
        return rows.stream()
                .map(row -> new LargeBlock(
                        row.getAs(Blocks.RULE), row.getAs(Blocks.SIZE), row.getAs(Blocks.EXAMPLE), isSplit))
                .toList();
    }

    /**
     * The failure of a linkage by records that occur twice.
     *
     * @param records {@code source}, {@code record_id} of such a record
     */
    static LakeException repeated(Linkage linkage, Dataset<Row> records) {
        Row repeated = records.select(StandardisedRecords.SOURCE, StandardisedRecords.RECORD_ID)
                .first();
        return new LakeException(
                FailureCode.LINKAGE_INPUT,
                "the record " + repeated.get(1) + " of source " + repeated.get(0) + " occurs twice",
                "name the column that tells records apart under records.id of "
                        + linkage.file().name() + ", or drop the repetition");
    }
}
