package org.quanyu.orchestration.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.catalog.LakeTables;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.orchestration.run.Run;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Makes a run visible, wholly or not at all: every table's metadata pointer moves in one transaction.
 *
 * <p>The new metadata of each table (published branch at the run's snapshot, tagged with the run, the run's
 * own branch gone) is written beside the old one and noted as intended; then one transaction moves all
 * pointers in the catalog, marks the intent done and the run published. A crash before that transaction
 * leaves yesterday's lake; an intent that is found later is carried out if no pointer moved since.
 */
public final class Publication {

    private final LakeDatabase database;
    private final LakeTables tables;

    public Publication(LakeDatabase database, LakeTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** What one table is about to become. */
    public record Intent(String table, long snapshot, OptionalLong previous, String baseMetadata, String newMetadata) {}

    /** What the processed-up-to mark of a step moves to with the publication. */
    public record Processed(String step, String table) {}

    /** Publishes all tables of the lake that hold anything: changed ones move, all are tagged. */
    public List<Intent> publish(Run run, List<Processed> processed) {
        List<Intent> intents = prepare(run);
        record(run, intents, processed);
        carryOut(run.runId());
        return intents;
    }

    /** Finishes a publication that was recorded but not carried out; false if there is none for the run. */
    public boolean rollForward(String runId) {
        boolean recorded = database.client()
                        .sql("select count(*) from lake.publication where run_id = ? and not done")
                        .param(runId)
                        .query(Integer.class)
                        .single()
                > 0;
        if (recorded) {
            carryOut(runId);
        }
        return recorded;
    }

    private List<Intent> prepare(Run run) {
        List<Intent> intents = new ArrayList<>();
        for (String table : tables.names()) {
            BaseTable loaded = tables.load(table);
            OptionalLong head = tables.head(table, run.branch());
            if (head.isPresent()) {
                intents.add(intend(run, table, loaded.operations(), head.getAsLong()));
            }
        }
        return intents;
    }

    private static Intent intend(Run run, String table, TableOperations operations, long snapshot) {
        TableMetadata base = operations.current();
        TableMetadata published = TableMetadata.buildFrom(base)
                .setBranchSnapshot(snapshot, SnapshotRef.MAIN_BRANCH)
                .setRef(run.tag(), SnapshotRef.tagBuilder(snapshot).build())
                .removeRef(run.branch())
                .build();
        String location = operations.metadataFileLocation(
                "%05d-%s.metadata.json".formatted(base.previousFiles().size() + 1, UUID.randomUUID()));
        TableMetadataParser.write(published, operations.io().newOutputFile(location));
        OptionalLong previous = base.currentSnapshot() == null
                ? OptionalLong.empty()
                : OptionalLong.of(base.currentSnapshot().snapshotId());
        return new Intent(table, snapshot, previous, base.metadataFileLocation(), location);
    }

    private void record(Run run, List<Intent> intents, List<Processed> processed) {
        database.transaction().executeWithoutResult(status -> {
            database.client()
                    .sql("delete from lake.publication where run_id = ?")
                    .param(run.runId())
                    .update();
            intents.forEach(intent -> database.client()
                    .sql("insert into lake.publication values (?, ?, ?, ?, ?, ?, false)")
                    .params(
                            run.runId(),
                            intent.table(),
                            intent.snapshot(),
                            intent.previous().isPresent() ? intent.previous().getAsLong() : null,
                            intent.baseMetadata(),
                            intent.newMetadata())
                    .update());
            processed.forEach(mark -> database.client()
                    .sql("""
                            insert into lake.intended_mark values (?, ?, ?)
                            on conflict (run_id, step, table_name) do nothing""")
                    .params(run.runId(), mark.step(), mark.table())
                    .update());
        });
    }

    /** One transaction over all pointers. */
    private void carryOut(String runId) {
        database.transaction().executeWithoutResult(status -> {
            int intended = database.client()
                    .sql("select count(*) from lake.publication where run_id = ?")
                    .param(runId)
                    .query(Integer.class)
                    .single();
            int moved = database.client()
                    .sql("""
                            update iceberg_tables t
                            set metadata_location = p.new_metadata, previous_metadata_location = p.base_metadata
                            from lake.publication p
                            where p.run_id = ? and t.catalog_name = ?
                              and t.table_namespace || '.' || t.table_name = p.table_name
                              and t.metadata_location = p.base_metadata""")
                    .params(runId, LakeSession.CATALOG)
                    .update();
            if (moved != intended) {
                throw conflict(runId, intended, moved);
            }
            database.client()
                    .sql("update lake.publication set done = true where run_id = ?")
                    .param(runId)
                    .update();
            database.client().sql("""
                            insert into lake.processed (step, table_name, run_id)
                            select step, table_name, run_id from lake.intended_mark where run_id = ?
                            on conflict (step, table_name) do update set run_id = excluded.run_id""").param(runId).update();
            database.client()
                    .sql("update lake.run set status = 'published', ended_at = now() where run_id = ?")
                    .param(runId)
                    .update();
        });
    }

    private static LakeException conflict(String runId, int intended, int moved) {
        return new LakeException(
                FailureCode.PUBLICATION_CONFLICT,
                "%d of %d tables of run %s were changed by something else while it ran"
                        .formatted(intended - moved, intended, runId),
                "nothing was published; make sure that only the lake writes to its tables, then repeat the command");
    }
}
