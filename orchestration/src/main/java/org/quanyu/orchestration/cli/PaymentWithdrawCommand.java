package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake payment withdraw}. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Takes back a batch that is not released; who stands in it can be put into another.")
final class PaymentWithdrawCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BATCH", description = "The batch, as lake payment list names it.")
    private String batch;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who answers for it; it is kept.")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept.")
    private String reason;

    @Mixin
    private DeskOptions desk;

    @Override
    public Integer call() {
        desk.at(payments -> payments.withdraw(batch, by, reason));
        PrintWriter out = spec.commandLine().getOut();
        out.printf("batch %s withdrawn by %s%n", batch, by);
        out.flush();
        return 0;
    }
}
