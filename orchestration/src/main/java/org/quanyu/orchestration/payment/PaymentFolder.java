package org.quanyu.orchestration.payment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quanyu.orchestration.payment.PaymentDesk.Released;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.reports.payment.PaymentSheet;
import org.quanyu.reports.payment.PaymentSheet.Line;
import org.quanyu.reports.payment.PaymentWorkbook;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Where files for banks are written: {@code <batch>.csv} and {@code <batch>.xlsx}.
 *
 * @param folder is made if it is not there
 */
public record PaymentFolder(Path folder) {

    /** Tells spreadsheets that the text is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Writes both files of a batch; none is written over.
     *
     * @throws LakeException {@code OUTPUT_NOT_EMPTY}, {@code OUTPUT_NOT_WRITABLE}
     */
    public void write(Released released) {
        PaymentSheet sheet = sheet(released);
        Path csv = folder.resolve(released.batch().number() + ".csv");
        Path xlsx = folder.resolve(released.batch().number() + ".xlsx");
        for (Path file : List.of(csv, xlsx)) {
            if (Files.exists(file)) {
                throw new LakeException(
                        FailureCode.OUTPUT_NOT_EMPTY, file + " is there already", "name another folder with --out");
            }
        }
        try {
            Files.createDirectories(folder);
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(csv, StandardCharsets.UTF_8))) {
                out.print(BYTE_ORDER_MARK);
                Rows.write(OutputFormat.CSV, out, sheet.rows());
            }
            try (OutputStream out = Files.newOutputStream(xlsx)) {
                PaymentWorkbook.write(sheet, out);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LakeException(
                    FailureCode.OUTPUT_NOT_WRITABLE,
                    "the payment file cannot be written to " + folder + ": " + e.getMessage(),
                    "name another folder with --out; the batch is not released",
                    e);
        }
    }

    private static PaymentSheet sheet(Released released) {
        Batch batch = released.batch();
        return new PaymentSheet(
                batch.number(),
                batch.title(),
                batch.period(),
                batch.channel(),
                released.paidOn(),
                released.checkedBy(),
                released.releasedBy(),
                batch.checksum(),
                released.lines().stream()
                        .map(line ->
                                new Line(line.number(), line.entity(), line.name(), line.idNumber(), line.amount()))
                        .toList());
    }
}
