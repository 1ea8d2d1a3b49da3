package org.quanyu.pipelines.ingest.bronze;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.CollectionAccumulator;
import org.quanyu.pipelines.ingest.read.DeliveredRecord;
import org.quanyu.pipelines.ingest.read.DeliveryFormats;
import org.quanyu.pipelines.ingest.read.DeliveryReader;
import org.quanyu.pipelines.ingest.read.FileReport;
import org.quanyu.pipelines.ingest.read.FileTally;

/** Reads files one after the other and reports on each when it is through. */
final class DeliveryPartitionReader implements PartitionReader<InternalRow> {

    private final BronzeLayout layout;
    private final DeliveryFormats formats;
    private final Iterator<FileTask> files;
    private final CollectionAccumulator<FileReport> reports;

    private FileTask task;
    private DeliveryReader reader;
    private FileTally tally;
    private UTF8String name;
    private UTF8String delivery;
    private InternalRow row;

    DeliveryPartitionReader(
            BronzeLayout layout,
            DeliveryFormats formats,
            List<FileTask> files,
            CollectionAccumulator<FileReport> reports) {
        this.layout = layout;
        this.formats = formats;
        this.files = files.iterator();
        this.reports = reports;
    }

    @Override
    public boolean next() throws IOException {
        while (true) {
            if (reader == null) {
                if (!files.hasNext()) {
                    return false;
                }
                open(files.next());
            }
            DeliveredRecord record = reader.next();
            if (record != null) {
                tally.count(record);
                row = layout.row(record, task, name, delivery);
                return true;
            }
            reports.add(tally.report(reader.problem()));
            close();
        }
    }

    @Override
    public InternalRow get() {
        return row;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    private void open(FileTask next) throws IOException {
        task = next;
        name = UTF8String.fromString(next.file().file().name());
        delivery = UTF8String.fromString(next.file().delivery());
        tally = new FileTally(next.file());
        reader = formats.open(next.file().file(), next.file().header(), next.whole());
    }
}
