package org.quanyu.pipelines.fuse.explain;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.linkage.BlockingRule;
import org.quanyu.pipelines.fuse.pair.PreparedRecords.LargeBlock;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;

/** The blocks that were too large, each with its key and a record as an example. */
record LargeBlockRows(Fused fused) {

    /** @param fate what became of the block */
    public record LargeBlockRow(String rule, String key, String records, String example, String fate) {}

    List<LargeBlockRow> all() {
        if (fused.largeBlocks().isEmpty()) {
            return List.of();
        }
        Column[] keys =
                fused.linkage().blocking().stream().map(LargeBlockRows::key).toArray(Column[]::new);
        Map<Long, Row> examples = fused
                .records()
                .where(col(StandardisedRecords.RECORD)
                        .isin(fused.largeBlocks().stream()
                                .map(LargeBlock::example)
                                .toArray()))
                .select(
                        col(StandardisedRecords.RECORD),
                        concat_ws("/", col(StandardisedRecords.SOURCE), col(StandardisedRecords.RECORD_ID)),
                        array(keys))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getLong(0), row -> row));
        return fused.largeBlocks().stream()
                .map(block -> row(block, examples.get(block.example())))
                .toList();
    }

    private LargeBlockRow row(LargeBlock block, Row example) {
        return new LargeBlockRow(
                fused.linkage().blocking().get(block.rule()).text(),
                example.<String>getList(2).get(block.rule()),
                String.format(Locale.ROOT, "%,d", block.records()),
                example.getString(1),
                block.isSplit() ? "split by then_by" : "left out");
    }

    private static Column key(BlockingRule rule) {
        return concat_ws(
                " + ",
                rule.key().stream().map(part -> expr(part.sql()).cast("string")).toArray(Column[]::new));
    }
}
