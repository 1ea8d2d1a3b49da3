package org.quanyu.orchestration.run;

import java.io.PrintWriter;
import org.quanyu.orchestration.home.LakeHome;
import org.quanyu.schemas.step.Notice;

/** The last lines of a run: what was produced, what was set aside, and where it is. */
public final class RunSummary {

    private RunSummary() {}

    public static void print(LakeRun.Result result, LakeHome home, PrintWriter out) {
        long aside =
                result.ledger().stream().mapToLong(LedgerEntry::quarantined).sum();
        long delivered = result.ledger().stream()
                .filter(entry -> entry.step().startsWith("ingest:"))
                .mapToLong(LedgerEntry::rowsIn)
                .sum();
        out.printf(
                "run %s published: %,d rows delivered, ledger balanced in %d steps%n",
                result.run().runId(), delivered, result.ledger().size());
        result.published().stream()
                .filter(table -> !table.startsWith("ops."))
                .forEach(table -> out.printf("  %s changed%n", table));
        if (aside > 0) {
            out.printf("  %,d rows set aside: lake quarantine list --home %s%n", aside, home.folder());
        }
        long refused = result.notices().stream().filter(Notice::refused).count();
        if (refused > 0) {
            out.printf(
                    "  %d deliveries could not be used: see the messages above, and lake runs --home %s%n",
                    refused, home.folder());
        }
        out.printf("look at it: lake sql --home %s \"show tables from gold\"%n", home.folder());
        out.flush();
    }

    /** 1 if a delivery was set aside whole, so that a schedule notices; else 0. */
    public static int exitCode(LakeRun.Result result) {
        return result.notices().stream().anyMatch(Notice::refused) ? 1 : 0;
    }
}
