package org.quanyu.orchestration.run;

import org.quanyu.orchestration.catalog.LakeTables;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.orchestration.publish.Publication;

/** Finishes what a process that died had recorded but not carried out. */
final class Recovery {

    private final LakeDatabase database;
    private final LakeTables tables;
    private final RunLog log;
    private final Progress progress;

    Recovery(LakeDatabase database, LakeTables tables, RunLog log, Progress progress) {
        this.database = database;
        this.tables = tables;
        this.log = log;
        this.progress = progress;
    }

    void rollForward() {
        Publication publication = new Publication(database, tables);
        for (Run run : log.unfinished()) {
            if (publication.rollForward(run.runId())) {
                progress.line("run " + run.runId() + " had been about to publish: published now");
            }
        }
    }
}
