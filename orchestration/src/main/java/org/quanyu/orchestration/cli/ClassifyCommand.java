package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake classify}: what is done stands behind it. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description = "Gives events what was learnt from others.",
        subcommands = ClassifyEventsCommand.class)
final class ClassifyCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
