package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake fuse}: which records are of one entity. */
@Command(
        name = "fuse",
        mixinStandardHelpOptions = true,
        description = "Finds which records are of one person, firm or other entity.",
        subcommands = {FuseRunCommand.class, FuseExplainCommand.class})
final class FuseCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
