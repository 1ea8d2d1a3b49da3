package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake model}: the registry of models of risks. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description =
                "Lists the models of risks that were learnt in this lake, and lets people decide which of them act.",
        subcommands = {
            ModelListCommand.class,
            ModelShowCommand.class,
            ModelPromoteCommand.class,
            ModelWithdrawCommand.class
        })
final class ModelCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
