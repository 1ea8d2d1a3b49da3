package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.payment.PaymentDesk;
import org.quanyu.orchestration.payment.ReleasedPayments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake payment export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes all payments that were released as Parquet, for lake match run --paid.")
final class PaymentExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to make; it may exist if it is empty.")
    private Path out;

    @Mixin
    private DeskOptions desk;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() {
        new OutputFolder(out).requireEmpty();
        long payments = desk.in(lake -> new ReleasedPayments(new PaymentDesk(lake.database()))
                .write(lake.spark(engine.master(), engine.settings()), out));
        PrintWriter console = spec.commandLine().getOut();
        console.printf("%,d payments in %s%n", payments, out);
        console.flush();
        return 0;
    }
}
