package org.quanyu.pipelines.ingest.read;

import java.io.Serializable;

/**
 * What became of a file.
 *
 * @param rows rows that went to bronze, with those set aside
 * @param setAside rows that went there with a problem
 * @param trouble what a person should know, or null
 */
public record FileReport(FileInspection file, long rows, long setAside, DeliveryStatus status, FileProblem trouble)
        implements Serializable {

    /** The report of a file that has no rows to read. */
    public static FileReport ofEnded(FileInspection file) {
        return new FileReport(file, 0, 0, file.ended(), file.trouble());
    }

    /** Whether nothing of it could be used. */
    public boolean isRefused() {
        return status == DeliveryStatus.REFUSED || status == DeliveryStatus.SET_ASIDE;
    }
}
