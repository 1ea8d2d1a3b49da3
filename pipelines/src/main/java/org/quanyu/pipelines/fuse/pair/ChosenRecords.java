package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.schemas.contract.SqlText;

/**
 * A few records that somebody asks about, held on the driver, and all their pairs compared, whether they share a block or
 * not.
 */
public final class ChosenRecords {

    private final Linkage linkage;
    private final Dataset<Row> records;
    private final Map<Long, Row> chosen = new LinkedHashMap<>();

    private ChosenRecords(Linkage linkage, Dataset<Row> records) {
        this.linkage = linkage;
        this.records = records;
    }

    /**
     * A record.
     *
     * @param number the hash of source and record id
     * @param values the standardised columns as text, in the order of the linkage; null for none
     */
    public record Chosen(long number, String source, String recordId, Map<String, String> values) {

        /** {@code source/record_id}. */
        public String name() {
            return source + "/" + recordId;
        }
    }

    /**
     * A pair.
     *
     * @param left the smaller number
     * @param levels the level of each comparison
     * @param rarities for each comparison −log2 of the frequency of the left record's value; 0 where rarity does not count
     * @param verdict −1 where identifying values forbid a match, +1 where they make it, else 0
     * @param deciding the comparisons of which both values identify
     * @param rules the blocking rules that had the pair compared
     */
    public record ChosenPair(
            long left,
            long right,
            int[] levels,
            double[] rarities,
            int verdict,
            List<Integer> deciding,
            List<Integer> rules) {

        public ChosenPair {
            deciding = List.copyOf(deciding);
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param records as {@link ComparableRecords#described} are
     * @param numbers which of them, a few hundred at most
     */
    public static ChosenRecords of(Linkage linkage, Dataset<Row> records, Collection<Long> numbers) {
        ChosenRecords result = new ChosenRecords(linkage, records);
        records.where(col(StandardisedRecords.RECORD).isin(numbers.toArray()))
                .orderBy(StandardisedRecords.SOURCE, StandardisedRecords.RECORD_ID)
                .collectAsList()
                .forEach(row -> result.chosen.put(row.getAs(StandardisedRecords.RECORD), row));
        return result;
    }

    /** The records by source and record id. */
    public List<Chosen> all() {
        List<Column> texts = new ArrayList<>();
        texts.add(col(StandardisedRecords.RECORD));
        texts.add(col(StandardisedRecords.SOURCE));
        texts.add(col(StandardisedRecords.RECORD_ID));
        linkage.columnNames()
                .forEach(name -> texts.add(col(SqlText.identifier(name)).cast("string")));
        return local().select(texts.toArray(Column[]::new)).collectAsList().stream()
                .map(this::record)
                .toList();
    }

    /** The records as rows of the driver. */
    private Dataset<Row> local() {
        return records.sparkSession().createDataFrame(List.copyOf(chosen.values()), records.schema());
    }

    private Chosen record(Row row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 0; index < linkage.columnNames().size(); index++) {
            values.put(linkage.columnNames().get(index), row.getString(index + 3));
        }
        return new Chosen(row.getLong(0), row.getString(1), row.getString(2), values);
    }

    /** All pairs. */
    public List<ChosenPair> pairs() {
        Dataset<Row> local = local();
        Map<String, Column> ends = new LinkedHashMap<>();
        ends.put(CandidatePairs.LEFT, col("l.record"));
        ends.put(CandidatePairs.RIGHT, col("r.record"));
        Patterns patterns = new Patterns(linkage.comparisons());
        Dataset<Row> pairs = local.as("l").join(local.as("r"), expr("l.record < r.record"));
        return patterns.compare(pairs, ends).collectAsList().stream()
                .map(row -> pair(patterns, row))
                .toList();
    }

    private ChosenPair pair(Patterns patterns, Row row) {
        Row left = chosen.get(row.<Long>getAs(CandidatePairs.LEFT));
        Row right = chosen.get(row.<Long>getAs(CandidatePairs.RIGHT));
        double[] rarities = new double[linkage.comparisons().size()];
        patterns.termFrequencies().forEach(index -> rarities[index] = left.<Float>getAs(Patterns.rarity(index)));
        List<Integer> deciding = IntStream.range(0, rarities.length)
                .filter(index ->
                        linkage.comparisons().get(index).authoritative().isPresent())
                .filter(index -> left.<Boolean>getAs(StandardisedRecords.decides(index))
                        && right.<Boolean>getAs(StandardisedRecords.decides(index)))
                .boxed()
                .toList();
        List<Integer> rules = rules().filter(
                        rule -> block(left, rule) != null && block(left, rule).equals(block(right, rule)))
                .boxed()
                .toList();
        return new ChosenPair(
                row.getAs(CandidatePairs.LEFT),
                row.getAs(CandidatePairs.RIGHT),
                patterns.unpacked(row.getAs(CandidatePairs.PATTERN)),
                rarities,
                row.<Byte>getAs(CandidatePairs.VERDICT),
                deciding,
                rules);
    }

    private IntStream rules() {
        return IntStream.range(0, linkage.blocking().size());
    }

    private static Long block(Row record, int rule) {
        return record.getAs(StandardisedRecords.block(rule));
    }
}
