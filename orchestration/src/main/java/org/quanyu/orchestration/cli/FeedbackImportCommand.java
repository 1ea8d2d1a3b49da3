package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.CRC32C;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.run.LakeRun;
import org.quanyu.orchestration.run.LedgerEntry;
import org.quanyu.orchestration.run.Progress;
import org.quanyu.orchestration.run.RunSummary;
import org.quanyu.reports.visit.ImportFeedback;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake feedback import}: a run of its own that takes filled-in lists into {@code ops.feedback}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Takes lists that lake lists wrote and teams filled in into ops.feedback. Files may be given again;"
                        + " rows that tell nothing certain are set aside and told of with their place.")
final class FeedbackImportCommand implements Callable<Integer> {

    private static final String JOB = "feedback";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Filled-in lists (XLSX).")
    private List<Path> files;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The logical date of the import (default: that of the last published run).")
    private LocalDate asOf;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() {
        LogFile.in(home.path().resolve("logs"));
        PrintWriter notes = spec.commandLine().getErr();
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            LakeWork work = new LakeWork(lake, engine, new Progress(notes));
            LakeRun.Result result = work.run(JOB, work.asOf(asOf), new ImportFeedback(files), contents());
            SqlServices.applyViews(lake.home().folder(), notes);
            report(result);
            return RunSummary.exitCode(result);
        }
    }

    /** Changes with what is in the files, so that a run that was cut off goes on with the same alone. */
    private String contents() {
        StringBuilder contents = new StringBuilder();
        for (Path file : files) {
            try {
                CRC32C checksum = new CRC32C();
                checksum.update(Files.readAllBytes(file));
                contents.append(file.getFileName())
                        .append(' ')
                        .append(checksum.getValue())
                        .append('\n');
            } catch (IOException e) {
                throw new LakeException(
                        FailureCode.FEEDBACK_UNREADABLE, file + " cannot be read", "name files that are there", e);
            }
        }
        return contents.toString();
    }

    private void report(LakeRun.Result result) {
        LedgerEntry rows = result.ledger().get(0);
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                "run %s published: %,d rows were filled in, %,d taken in, %,d set aside, %,d known before%n",
                result.run().runId(), rows.rowsIn(), rows.rowsOut(), rows.quarantined(), rows.filtered());
        if (rows.quarantined() > 0) {
            console.printf(
                    "  mend them in the list and import it again, or see: lake quarantine list --source %s%n",
                    ImportFeedback.SOURCE);
        }
        console.flush();
    }
}
