package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.payment.Batch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake payment check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "The first of two persons says that a batch is right. Its lines have to be those that were prepared.")
final class PaymentCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BATCH", description = "The batch, as lake payment list names it.")
    private String batch;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who answers for it; it is kept.")
    private String by;

    @Mixin
    private DeskOptions desk;

    @Override
    public Integer call() {
        Batch checked = desk.at(payments -> payments.check(batch, by));
        PrintWriter out = spec.commandLine().getOut();
        out.printf("batch %s checked by %s: %,d lines, %s yuan%n", batch, by, checked.lines(), checked.amount());
        out.flush();
        return 0;
    }
}
