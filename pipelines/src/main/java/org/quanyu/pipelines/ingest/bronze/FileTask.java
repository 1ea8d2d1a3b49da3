package org.quanyu.pipelines.ingest.bronze;

import java.io.Serializable;
import java.util.Optional;
import org.quanyu.pipelines.ingest.read.FileInspection;
import org.quanyu.pipelines.ingest.read.FileProblem;

/**
 * A file to read.
 *
 * @param targets for each column of the file its place in the bronze row
 * @param arrivedOn day on which it came to the lake, since 1970-01-01
 * @param trouble what is wrong with every row of it, or null
 */
@SuppressWarnings("ArrayRecordComponent")
record FileTask(FileInspection file, int[] targets, int arrivedOn, FileProblem trouble) implements Serializable {

    Optional<FileProblem> whole() {
        return Optional.ofNullable(trouble);
    }
}
