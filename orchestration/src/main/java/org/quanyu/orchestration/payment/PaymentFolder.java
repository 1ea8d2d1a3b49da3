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
 * Where files for banks are written: {@code <batch>.csv} and {@code <batch>.xlsx}. They get their names once the batch is released, so that
 * no bank is given what the lake does not know of.
 *
 * @param folder is made if it is not there
 */
public record PaymentFolder(Path folder) {

    /** Tells spreadsheets that the text is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The names of a batch's files. */
    public List<Path> files(String batch) {
        return List.of(folder.resolve(batch + ".csv"), folder.resolve(batch + ".xlsx"));
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /**
     * Writes both files of a batch under names that end with {@code .part}; none is written over.
     *
     * @throws LakeException {@code OUTPUT_NOT_EMPTY}, {@code OUTPUT_NOT_WRITABLE}
     */
    public void write(Released released) {
        PaymentSheet sheet = sheet(released);
        List<Path> files = files(released.batch().number());
        for (Path file : files) {
            if (Files.exists(file)) {
                throw new LakeException(
                        FailureCode.OUTPUT_NOT_EMPTY, file + " is there already", "name another folder with --out");
            }
        }
        try {
            Files.createDirectories(folder);
            try (PrintWriter out =
                    new PrintWriter(Files.newBufferedWriter(part(files.get(0)), StandardCharsets.UTF_8))) {
                out.print(BYTE_ORDER_MARK);
                Rows.write(OutputFormat.CSV, out, sheet.rows());
            }
            try (OutputStream out = Files.newOutputStream(part(files.get(1)))) {
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

    /**
     * Gives the files of a batch that is released their names.
     *
     * @throws LakeException {@code OUTPUT_NOT_WRITABLE}
     */
    public void name(String batch) {
        for (Path file : files(batch)) {
            try {
                Files.move(part(file), file);
            } catch (IOException e) {
                throw new LakeException(
                        FailureCode.OUTPUT_NOT_WRITABLE,
                        "batch " + batch + " is released, but " + part(file) + " cannot be renamed: " + e.getMessage(),
                        "rename it to " + file.getFileName() + " yourself",
                        e);
            }
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
