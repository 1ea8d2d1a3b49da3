package org.quanyu.pipelines.ingest.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.pipelines.ingest.source.SourceReader;
import org.quanyu.schemas.failure.FailureCode;

/** A file written, inspected and read to its end, for tests. */
record Delivery(FileInspection inspection, List<Row> rows, FileReport report) {

    /** A record with its values as text. */
    record Row(long line, List<String> values, FailureCode problem, String text, byte[] raw) {
        String rawText() {
            return new String(raw, StandardCharsets.UTF_8);
        }
    }

    static Delivery csv(Path folder, String content) {
        return of(folder, "type: csv", content.getBytes(StandardCharsets.UTF_8));
    }

    /** @param format the inner part of {@code format: {…}} */
    static Delivery of(Path folder, String format, byte[] content) {
        try {
            Path file = folder.resolve("交付 1.dat");
            Files.write(file, content);
            return read(new DeliveredFile(file.toUri(), "firms/交付 1.dat"), format(format));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Delivery read(DeliveredFile file, SourceFormat format) {
        DeliveryFormats formats = DeliveryFormats.of(format);
        FileInspection inspection = formats.inspect(file);
        if (!inspection.isReadable()) {
            return new Delivery(inspection, List.of(), FileReport.ofEnded(inspection));
        }
        try (DeliveryReader reader = formats.open(file, inspection.header(), Optional.empty())) {
            FileTally tally = new FileTally(inspection);
            List<Row> rows = new ArrayList<>();
            for (DeliveredRecord record = reader.next(); record != null; record = reader.next()) {
                tally.count(record);
                rows.add(row(record));
            }
            return new Delivery(inspection, rows, tally.report(reader.problem()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceFormat format(String inner) {
        return SourceReader.read("test.yaml", """
                        source: test
                        title: 测试
                        owner: 市场监管局
                        files: '*'
                        format: {%s}
                        delivers: silver.test
                        key: [a]
                        columns: {a: a}
                        """.formatted(inner)).format();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    /** Values of the records without a problem. */
    List<List<String>> told() {
        return rows.stream()
                .filter(row -> row.problem() == null)
                .map(Row::values)
                .toList();
    }

    List<Row> setAside() {
        return rows.stream().filter(row -> row.problem() != null).toList();
    }

    FailureCode code() {
        return report.trouble() == null ? null : report.trouble().code();
    }

    private static Row row(DeliveredRecord record) {
        List<String> values = Arrays.stream(record.values())
                .map(value -> value == null ? null : value.toString())
                .collect(ArrayList::new, List::add, List::addAll);
        return record instanceof DeliveredRecord.SetAside aside
                ? new Row(record.line(), values, aside.problem(), aside.text(), aside.raw())
                : new Row(record.line(), values, null, null, null);
    }
}
