package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.run.LakeRun;
import org.quanyu.orchestration.run.LedgerEntry;
import org.quanyu.orchestration.run.Progress;
import org.quanyu.orchestration.run.RunLog;
import org.quanyu.orchestration.run.RunSummary;
import org.quanyu.reports.visit.ImportFeedback;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.RunMode;
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
            description = "The logical date of the import (default: that of the lake's latest run).")
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
            LocalDate day = Optional.ofNullable(asOf).orElseGet(() -> latestDate(lake));
            LakeRun.Request request = new LakeRun.Request(
                    JOB, day, RunMode.INCREMENTAL, fingerprint(), List.of(new ImportFeedback(files)));
            LakeRun.Result result = RunCommand.run(request, lake, engine, new Progress(notes));
            SqlServices.applyViews(lake.home().folder(), notes);
            report(result);
            return RunSummary.exitCode(result);
        }
    }

    private static LocalDate latestDate(Lake lake) {
        return new RunLog(lake.database())
                .latestDate()
                .orElseThrow(() -> LakeCommand.usage(
                        "there is no run yet whose date could be taken", "name the day with --as-of"));
    }

    /** Changes with what is in the files, so that a run that was cut off goes on with the same alone. */
    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.FEEDBACK_UNREADABLE,
                    e.getMessage() + " cannot be read",
                    "name files that are there",
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
