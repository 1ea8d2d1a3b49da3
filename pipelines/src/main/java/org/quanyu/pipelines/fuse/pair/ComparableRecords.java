package org.quanyu.pipelines.fuse.pair;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Records with all that their comparison needs.
 *
 * @param records standardised, see {@link StandardisedRecords}, with rarities
 * @param replacements of blocks that are too large, see {@link Blocks#replacements}; none if no block is
 * @param count how many records there are
 */
public record ComparableRecords(
        Linkage linkage, Dataset<Row> records, Optional<Dataset<Row>> replacements, long count) {

    /**
     * @param tooLarge blocks, see {@link Blocks#tooLarge}
     * @param name of what is kept in the scratch folder
     */
    static ComparableRecords of(
            Linkage linkage, Dataset<Row> records, Dataset<Row> tooLarge, long count, Scratch scratch, String name) {
        Optional<Dataset<Row>> replacements = tooLarge.isEmpty()
                ? Optional.empty()
                : Optional.of(scratch.keep(name, new Blocks(linkage).replacements(records, tooLarge)));
        return new ComparableRecords(linkage, records, replacements, count);
    }

    /** One row per record and block: {@code rule}, {@code block}, beside the columns of {@link #described}. */
    public Dataset<Row> members() {
        return new Blocks(linkage).members(described());
    }

    /** The records with the blocks in which they are compared. */
    public Dataset<Row> described() {
        return replacements
                .map(those -> new Blocks(linkage).replaced(records, those))
                .orElse(records);
    }
}
