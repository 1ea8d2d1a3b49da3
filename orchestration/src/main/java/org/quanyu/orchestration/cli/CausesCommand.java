package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake causes}: why something is more than expected. */
@Command(
        name = "causes",
        mixinStandardHelpOptions = true,
        description = "Finds why a measure is higher, or lower, than expected.",
        subcommands = {CausesFindCommand.class, CausesExplainCommand.class})
final class CausesCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
