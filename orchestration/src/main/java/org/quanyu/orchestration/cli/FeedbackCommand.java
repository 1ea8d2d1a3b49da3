package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake feedback}: what teams found. */
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        description = "Takes in what teams found on their visits.",
        subcommands = {FeedbackImportCommand.class})
final class FeedbackCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
