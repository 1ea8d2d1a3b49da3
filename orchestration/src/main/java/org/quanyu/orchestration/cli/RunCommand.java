package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.run.LakeRun;
import org.quanyu.orchestration.run.NightlySteps;
import org.quanyu.orchestration.run.Progress;
import org.quanyu.orchestration.run.RunSummary;
import org.quanyu.schemas.step.RunMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in what was delivered and publishes the tables that follow from it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Takes in what was delivered, cleans and fuses it, audits the result and publishes all tables"
                + " together. A run that was cut off goes on where it was when the command is repeated.")
final class RunCommand implements Callable<Integer> {

    private static final String NIGHTLY = "nightly";
    private static final String HOURLY = "hourly";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            arity = "0..1",
            defaultValue = NIGHTLY,
            description = "nightly; or hourly, which takes in citizens' requests alone and finds the matters that they"
                    + " are about (default: ${DEFAULT-VALUE}).")
    private String job;

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "DATE",
            description = "The logical date of the run, for example 2020-06-30.")
    private LocalDate asOf;

    @Mixin
    private DeliveryOption delivery;

    @Option(
            names = "--step",
            paramLabel = "NAME",
            description =
                    "Run this step of the job alone, with those that make what it reads, for example clean:requests"
                            + " or fuse-firms; may be repeated.")
    private List<String> only = List.of();

    @Option(names = "--full", description = "Build silver, gold and mart anew from everything in bronze.")
    private boolean full;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() {
        if (!job.equals(NIGHTLY) && !job.equals(HOURLY)) {
            throw LakeCommand.usage("there is no job " + job, "jobs: " + NIGHTLY + ", " + HOURLY);
        }
        if (full && job.equals(HOURLY)) {
            throw LakeCommand.usage("the hourly job builds nothing anew", "run " + NIGHTLY + " with --full");
        }
        if (full && !only.isEmpty()) {
            throw LakeCommand.usage("--full builds all tables anew", "leave out --step");
        }
        LogFile.in(home.path().resolve("logs"));
        return execute(
                new Work(
                        job,
                        only,
                        asOf,
                        full ? RunMode.FULL : RunMode.INCREMENTAL,
                        delivery.sources(),
                        delivery.input()),
                home,
                database,
                engine,
                spec.commandLine().getErr(),
                spec.commandLine().getOut());
    }

    /**
     * What a run is asked to do.
     *
     * @param only steps to run, with those that make what they read; none for all of the job
     */
    record Work(String job, List<String> only, LocalDate asOf, RunMode mode, Path sources, Path input) {

        /** All of a night. */
        static Work nightly(LocalDate asOf, RunMode mode, Path sources, Path input) {
            return new Work(NIGHTLY, List.of(), asOf, mode, sources, input);
        }
    }

    static int execute(
            Work work,
            HomeOption home,
            DatabaseOption database,
            EngineOption engine,
            PrintWriter err,
            PrintWriter out) {
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            LakeRun.Result result = run(work, lake, engine, new Progress(err));
            SqlServices.applyViews(lake.home().folder(), err);
            RunSummary.print(result, lake.home(), out);
            return RunSummary.exitCode(result);
        }
    }

    /** Runs a job on a lake that is open, unless another process is at work there. */
    static LakeRun.Result run(Work work, Lake lake, EngineOption engine, Progress progress) {
        NightlySteps nightly = NightlySteps.of(work.sources(), work.input(), lake.home(), work.mode());
        NightlySteps job = work.job().equals(HOURLY) ? nightly.ofTheHour() : nightly;
        NightlySteps steps = work.only().isEmpty() ? job : job.only(work.only());
        return new LakeWork(lake, engine, progress).run(spark -> {
            steps.check(spark);
            return new LakeRun.Request(work.job(), work.asOf(), work.mode(), steps.fingerprint(), steps.steps());
        });
    }
}
