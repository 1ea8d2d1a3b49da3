package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructField;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Outputs;

/**
 * A table of ties between entities, told by records. All ties are found anew, but only those are written that differ from
 * what was published or have a changed record behind them, so that steps that follow see what changed.
 *
 * @param evidence one row per tie and record that tells of it: the table's key, {@code record_table}, {@code source},
 *     {@code record_key}, and what the values are made from
 */
record Ties(Contract table, Dataset<Row> evidence) {

    private static final String CHANGES = "changes";

    /** The records behind a tie as {@code source/record_key}, in their order. */
    static Column records() {
        Column record = concat_ws("/", col(SourceRecord.SOURCE), col(SourceRecord.KEY));
        return array_join(sort_array(collect_set(record)), ", ").as("records");
    }

    /**
     * @param changed {@code record_table}, {@code source}, {@code record_key} of the records whose rows changed, as often as
     *     rows did; those that tell of no tie are accounted for as filtered
     * @param before the table as it was published
     * @param values the columns beside the key, as aggregates of the evidence of a tie
     */
    Outputs outputs(Dataset<Row> changed, Dataset<Row> before, Column... values) {
        Scratch scratch = Scratch.of(evidence.sparkSession());
        try {
            Dataset<Row> told = scratch.keep("evidence", evidence);
            Dataset<Row> now = scratch.keep("ties", ties(told, changed, values));
            Dataset<Row> silent =
                    changed.join(told.select(columns(SourceRecord.columns())), SourceRecord.columns(), "left_anti");
            return Outputs.outputs()
                    .upsert(table, news(now, before))
                    .delete(table, before.join(now, key(), "left_anti").select(columns(key())))
                    .filtered("without_tie", silent)
                    .afterwards(scratch::close);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** One row per tie; a changed row counts for one of the ties that its record tells of. */
    private Dataset<Row> ties(Dataset<Row> told, Dataset<Row> changed, Column... values) {
        Column[] record = columns(SourceRecord.columns());
        Dataset<Row> changes = changed.groupBy(record).agg(count(lit(1)).as(CHANGES));
        WindowSpec ofRecord = Window.partitionBy(record).orderBy(columns(key()));
        Column counted = when(row_number().over(ofRecord).equalTo(1), col(CHANGES));
        return told.join(changes, SourceRecord.columns(), "left")
                .withColumn(CHANGES, counted)
                .groupBy(columns(key()))
                .agg(coalesce(sum(CHANGES), lit(0L)).as(Contract.MERGED_RECORDS), values)
                .select(Arrays.stream(table.schema().fields())
                        .filter(field -> !field.name().equals(Contract.RUN_ID))
                        .map(field -> col(field.name()).cast(field.dataType()).as(field.name()))
                        .toArray(Column[]::new));
    }

    private Dataset<Row> news(Dataset<Row> now, Dataset<Row> before) {
        Dataset<Row> was = before.select(Stream.concat(
                        Stream.of(columns(key())), Stream.of(struct(content()).as("was")))
                .toArray(Column[]::new));
        Column isNew = col("was").eqNullSafe(struct(content())).equalTo(false);
        return now.join(was, key(), "left")
                .where(isNew.or(col(Contract.MERGED_RECORDS).gt(0)))
                .drop("was");
    }

    private String[] key() {
        return table.primaryKey().toArray(String[]::new);
    }

    private Column[] content() {
        List<String> others = List.of(Contract.RUN_ID, Contract.MERGED_RECORDS);
        return Arrays.stream(table.schema().fields())
                .map(StructField::name)
                .filter(name -> !others.contains(name) && !table.primaryKey().contains(name))
                .map(name -> col(name))
                .toArray(Column[]::new);
    }

    private static Column[] columns(String[] names) {
        return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
    }
}
