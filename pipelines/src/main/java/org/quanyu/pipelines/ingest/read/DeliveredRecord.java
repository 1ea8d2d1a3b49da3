package org.quanyu.pipelines.ingest.read;

import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.schemas.failure.FailureCode;

/** One record of a file. Values may point into the reader's buffer: they hold until the next record is read. */
public sealed interface DeliveredRecord {

    /** First line of the record from 1; row of a sheet; number of a JSON or Parquet record. */
    long line();

    /** Values in the order of the file's header, null where none was delivered; empty if there are no columns to tell. */
    UTF8String[] values();

    /** A record that was told into the columns of its file. */
    @SuppressWarnings("ArrayRecordComponent")
    record Told(long line, UTF8String[] values) implements DeliveredRecord {}

    /**
     * A record that has to be looked at.
     *
     * @param problem what is wrong with it
     * @param text the same in a sentence, with file, line, column and values
     * @param raw the bytes as delivered
     */
    @SuppressWarnings("ArrayRecordComponent")
    record SetAside(long line, UTF8String[] values, FailureCode problem, String text, byte[] raw)
            implements DeliveredRecord {}
}
