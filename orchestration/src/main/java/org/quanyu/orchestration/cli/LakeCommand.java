package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import org.quanyu.orchestration.run.Failures;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The one command. */
@Command(
        name = "lake",
        mixinStandardHelpOptions = true,
        version = "lake 0.1.0",
        description = "The data lake of a city district: takes in what departments deliver, cleans and fuses it,"
                + " and publishes tables for SQL.",
        subcommands = {
            GenerateCommand.class,
            RunCommand.class,
            SqlCommand.class,
            TrinoCommand.class,
            DigestCommand.class,
            QuarantineCommand.class,
            RunsCommand.class,
            QualityCommand.class,
            FuseCommand.class,
            CausesCommand.class,
            RecurringCommand.class,
            TrainCommand.class,
            ScoreCommand.class,
            ModelCommand.class,
            ListsCommand.class,
            FeedbackCommand.class,
            ClassifyCommand.class,
            MatchCommand.class,
            PaymentCommand.class,
            EvaluateCommand.class,
            StopCommand.class,
            BenchmarkCommand.class,
            DemoCommand.class
        })
public final class LakeCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs a command line; the result is the exit code. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The command with its sub-commands and the way it reports failures. */
    public static CommandLine commandLine() {
        return new CommandLine(new LakeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, command.getErr()));
    }

    private static int report(Exception thrown, PrintWriter err) {
        LakeException failure = Failures.explain(thrown);
        err.println(failure.text());
        err.flush();
        LogFile.note(failure);
        return failure.code().exitCode();
    }

    static LakeException usage(String what, String remedy) {
        return new LakeException(FailureCode.USAGE, what, remedy);
    }
}
