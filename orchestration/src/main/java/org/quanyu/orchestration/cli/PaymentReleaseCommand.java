package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.payment.Batch;
import org.quanyu.orchestration.payment.PaymentFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake payment release}. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description =
                "Another person than the one who checked a batch lets it be paid: writes <batch>.csv and <batch>.xlsx for the"
                        + " bank. Its lines have to be those that were prepared.")
final class PaymentReleaseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BATCH", description = "The batch, as lake payment list names it.")
    private String batch;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who answers for it; it is kept.")
    private String by;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "The day of the payment, after the one on which was decided (default: today).")
    private LocalDate on;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write the files into; none is written over.")
    private Path out;

    @Mixin
    private DeskOptions desk;

    @Override
    public Integer call() {
        PaymentFolder folder = new PaymentFolder(out);
        LocalDate day = on == null ? LocalDate.now(ZoneId.systemDefault()) : on;
        Batch released = desk.at(payments -> payments.release(batch, by, day, folder::write));
        folder.name(batch);
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                "batch %s released by %s: %,d lines, %s yuan, to be paid on %s%n  %s%n  %s%n",
                batch,
                by,
                released.lines(),
                released.amount(),
                day,
                folder.files(batch).get(0),
                folder.files(batch).get(1));
        console.flush();
        return 0;
    }
}
