package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake payment}: from what is due to what a bank is given. */
@Command(
        name = "payment",
        mixinStandardHelpOptions = true,
        description =
                "Makes batches of what is due, which one person checks and another releases; nothing is paid by the"
                        + " machine alone.",
        subcommands = {
            PaymentPrepareCommand.class,
            PaymentCheckCommand.class,
            PaymentReleaseCommand.class,
            PaymentWithdrawCommand.class,
            PaymentListCommand.class,
            PaymentExportCommand.class
        })
final class PaymentCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
