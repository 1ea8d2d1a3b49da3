package org.quanyu.pipelines.ingest.bronze;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.ingest.read.ColumnNames;
import org.quanyu.pipelines.ingest.read.DeliveredRecord;
import org.quanyu.pipelines.ingest.read.DeliveryFormats;
import org.quanyu.pipelines.ingest.read.DeliveryReader;
import org.quanyu.pipelines.ingest.read.FileProblem;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;

/**
 * Reads set-aside rows of a partition, sorted by file and line. Lines of a file that was in the wrong encoding are read
 * as one text again, so that cells over several lines come together.
 */
final class RowReparser implements Serializable {

    private final SourceFormat format;
    private final StructType schema;
    private final Map<String, Reparse.Header> headers;
    private final Map<String, FileProblem> missing = new HashMap<>();
    private final String runId;

    RowReparser(SourceDefinition source, Contract contract, Map<String, Reparse.Header> headers, String runId) {
        this.format = source.format();
        this.schema = contract.schema();
        this.headers = headers;
        this.runId = runId;
        headers.forEach((file, header) -> BronzeLayout.missing(
                        source, file.substring(file.indexOf(' ') + 1), ColumnNames.unique(header.told()))
                .ifPresent(problem -> missing.put(file, problem)));
    }

    Iterator<Row> reparse(Iterator<Row> rows) throws IOException {
        List<Row> told = new ArrayList<>();
        List<Row> together = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            boolean joins =
                    format instanceof SourceFormat.Csv && row.getString(4).equals(FailureCode.FILE_ENCODING.code());
            if (!together.isEmpty() && !(joins && key(row).equals(key(together.get(0))))) {
                read(together, told);
                together.clear();
            }
            together.add(row);
            if (!joins) {
                read(together, told);
                together.clear();
            }
        }
        if (!together.isEmpty()) {
            read(together, told);
        }
        return told.iterator();
    }

    private void read(List<Row> rows, List<Row> told) {
        Row first = rows.get(0);
        Reparse.Header header = headers.getOrDefault(key(first), new Reparse.Header(new byte[0], List.of(), List.of()));
        List<InputStream> raws = new ArrayList<>();
        rows.forEach(row -> raws.add(new ByteArrayInputStream(row.<byte[]>getAs(5))));
        InputStream raw = new SequenceInputStream(Collections.enumeration(raws));
        try {
            DeliveryFormats.RawReader opened = DeliveryFormats.of(format)
                    .openRaw(
                            first.getString(0),
                            header.raw(),
                            header.told(),
                            raw,
                            Optional.ofNullable(missing.get(key(first))));
            try (DeliveryReader reader = opened.reader()) {
                List<String> columns = ColumnNames.unique(header.told());
                for (DeliveredRecord record = reader.next(); record != null; record = reader.next()) {
                    told.add(row(record, columns, rows, record.line() - opened.firstLine()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param offset lines between the first of the set-aside rows and the record */
    private Row row(DeliveredRecord record, List<String> columns, List<Row> setAside, long offset) {
        Map<String, Object> values = new HashMap<>();
        UTF8String[] cells = record.values();
        for (int column = 0; column < cells.length; column++) {
            values.put(
                    columns.get(column).toLowerCase(Locale.ROOT),
                    cells[column] == null ? null : cells[column].toString());
        }
        Row origin = setAside.get((int) Math.max(0, Math.min(offset, setAside.size() - 1L)));
        values.put(SourceDefinition.FILE, origin.get(0));
        values.put(SourceDefinition.DELIVERY, origin.get(1));
        values.put(
                SourceDefinition.LINE,
                setAside.size() > 1 ? origin.getLong(2) : origin.getLong(2) + Math.max(0, offset));
        values.put(SourceDefinition.ARRIVED_ON, origin.get(3));
        values.put(Contract.RUN_ID, runId);
        if (record instanceof DeliveredRecord.SetAside aside) {
            values.put(SourceDefinition.PROBLEM, aside.problem().code());
            values.put(SourceDefinition.PROBLEM_TEXT, aside.text());
            values.put(SourceDefinition.RAW, aside.raw());
        }
        return RowFactory.create(java.util.Arrays.stream(schema.fieldNames())
                .map(name -> values.get(name.toLowerCase(Locale.ROOT)))
                .toArray());
    }

    private static String key(Row row) {
        return Reparse.fileKey(row.getString(0), row.getString(1));
    }
}
