package org.quanyu.pipelines.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The records of one file, in the order of the file. */
public interface DeliveryReader extends Closeable {

    /** The next record, or null after the last. */
    DeliveredRecord next() throws IOException;

    /** What is wrong with the file as a whole, known after the last record. */
    Optional<FileProblem> problem();
}
