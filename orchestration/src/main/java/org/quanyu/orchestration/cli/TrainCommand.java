package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake train}: what is done stands behind it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Learns from labelled data.",
        subcommands = {TrainCategoryCommand.class, TrainSentimentCommand.class})
final class TrainCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
