package org.quanyu.pipelines.ingest.read;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of a file before its rows are read.
 *
 * @param delivery first 16 hexadecimal digits of the SHA-256 of its bytes; empty text if it cannot be read
 * @param bytes its size
 * @param header names of its columns as delivered
 * @param headerRaw the bytes up to the end of the header, for formats that have one
 * @param ended what became of it, if there is no row to read; null if there is
 * @param trouble why, or null
 */
@SuppressWarnings("ArrayRecordComponent")
public record FileInspection(
        DeliveredFile file,
        String delivery,
        long bytes,
        List<String> header,
        byte[] headerRaw,
        DeliveryStatus ended,
        FileProblem trouble)
        implements Serializable {

    /** Whether there are rows to read. */
    public boolean isReadable() {
        return ended == null;
    }

    /** Why there is no row to read. */
    public Optional<FileProblem> problem() {
        return Optional.ofNullable(trouble);
    }

    /** Names of its columns in bronze, in the order of the file. */
    public List<String> columns() {
        return ColumnNames.unique(header);
    }
}
