package org.quanyu.pipelines.ingest.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.schemas.failure.FailureCode;

/** Rows of formats in which a row has no bytes of its own (XLSX, Parquet): its cells as a JSON array stand for them. */
final class RowCells {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RowCells() {}

    static byte[] raw(List<String> cells) {
        try {
            return JSON.writeValueAsString(cells).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The row that the bytes stand for, as the one record of a reader. */
    static DeliveryReader reader(byte[] raw, List<String> names, Optional<FileProblem> whole) throws IOException {
        List<String> cells = Arrays.asList(JSON.readValue(raw, String[].class));
        UTF8String[] values = new UTF8String[names.size()];
        for (int place = 0; place < Math.min(values.length, cells.size()); place++) {
            values[place] = UTF8String.fromString(cells.get(place));
        }
        Optional<FileProblem> problem = cells.size() > names.size() ? Optional.of(tooWide(cells, names)) : whole;
        DeliveredRecord record = problem.<DeliveredRecord>map(
                        found -> new DeliveredRecord.SetAside(1, values, found.code(), found.text(), raw))
                .orElseGet(() -> new DeliveredRecord.Told(1, values));
        return new One(List.of(record).iterator());
    }

    private static FileProblem tooWide(List<String> cells, List<String> names) {
        return new FileProblem(
                FailureCode.ROW_COLUMN_COUNT,
                "the row has " + cells.size() + " cells, its header has " + names.size() + " columns",
                "ask {owner} for the row again");
    }

    private record One(Iterator<DeliveredRecord> records) implements DeliveryReader {
        @Override
        public DeliveredRecord next() {
            return records.hasNext() ? records.next() : null;
        }

        @Override
        public Optional<FileProblem> problem() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
