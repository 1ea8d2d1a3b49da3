package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.quanyu.orchestration.payment.PaymentDesk;
import org.quanyu.orchestration.sql.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lake payment list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists all batches: lines, sum, state, who did which step when, and the checksum of their lines.")
final class PaymentListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DeskOptions desk;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Rows.write(format.format(), spec.commandLine().getOut(), desk.at(PaymentDesk::batches));
        return 0;
    }
}
