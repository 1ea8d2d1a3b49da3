package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake recurring}: which events are about the same matter again. */
@Command(
        name = "recurring",
        mixinStandardHelpOptions = true,
        description = "Finds which events are about the same matter again, and how matters live.",
        subcommands = RecurringFindCommand.class)
final class RecurringCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
