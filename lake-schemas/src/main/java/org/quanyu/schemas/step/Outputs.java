package org.quanyu.schemas.step;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;

/**
 * What a step hands back to be written to its run's branch.
 *
 * <p>Rows of tables with a {@code merged_records} column carry the number of processed input rows behind
 * them; a row without a value counts as one. From these the ledger of the step is drawn.
 */
public final class Outputs implements AutoCloseable {

    /** How rows meet the table they are written to. */
    public enum Mode {
        /** Added to what is there. */
        APPEND,
        /** Replace the row with the same primary key, or are added. */
        UPSERT,
        /** Become the whole table. */
        REPLACE,
        /** Keys of rows that are to be no more. */
        DELETE
    }

    /** Rows for one table. */
    public record Write(Contract table, Supplier<Dataset<Row>> rows, Mode mode) {}

    /** Rows that go nowhere, with the reason the ledger shows. */
    public record Filtered(String reason, Dataset<Row> rows) {}

    private final List<Write> writes = new ArrayList<>();
    private final List<Filtered> filtered = new ArrayList<>();
    private final List<Dataset<Row>> quarantined = new ArrayList<>();
    private LongSupplier delivered;
    private Runnable release = () -> {};

    public static Outputs outputs() {
        return new Outputs();
    }

    public Outputs append(Contract table, Dataset<Row> rows) {
        writes.add(new Write(table, () -> rows, Mode.APPEND));
        return this;
    }

    /** As {@link #append(Contract, Dataset)}, for rows that are known only once the earlier writes are done. */
    public Outputs appendAfterwards(Contract table, Supplier<Dataset<Row>> rows) {
        writes.add(new Write(table, rows, Mode.APPEND));
        return this;
    }

    /** For a step whose rows come from no table: how many it was given, known after its writes. */
    public Outputs delivered(LongSupplier rows) {
        delivered = rows;
        return this;
    }

    public Outputs upsert(Contract table, Dataset<Row> rows) {
        writes.add(new Write(table, () -> rows, Mode.UPSERT));
        return this;
    }

    public Outputs replace(Contract table, Dataset<Row> rows) {
        writes.add(new Write(table, () -> rows, Mode.REPLACE));
        return this;
    }

    /** @param keys the columns of the primary key; rows that are not there are none */
    public Outputs delete(Contract table, Dataset<Row> keys) {
        writes.add(new Write(table, () -> keys, Mode.DELETE));
        return this;
    }

    /** What to do once the rows are written, or could not be: to let go of what they are read from. */
    public Outputs afterwards(Runnable release) {
        this.release = release;
        return this;
    }

    /** Rows set aside, with the columns of {@code ops.quarantine} but for run and step. */
    public Outputs quarantine(Dataset<Row> rows) {
        quarantined.add(rows);
        return this;
    }

    public Outputs filtered(String reason, Dataset<Row> rows) {
        filtered.add(new Filtered(reason, rows));
        return this;
    }

    public List<Write> writes() {
        return List.copyOf(writes);
    }

    public List<Filtered> filtered() {
        return List.copyOf(filtered);
    }

    public List<Dataset<Row>> quarantined() {
        return List.copyOf(quarantined);
    }

    @Override
    public void close() {
        release.run();
    }

    /** Rows given by deliveries; empty for a step that processes tables. Called after the writes. */
    public OptionalLong deliveredRows() {
        return delivered == null ? OptionalLong.empty() : OptionalLong.of(delivered.getAsLong());
    }
}
