package org.quanyu.pipelines.ingest.bronze;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.util.CollectionAccumulator;
import org.quanyu.pipelines.ingest.read.DeliveryFormats;
import org.quanyu.pipelines.ingest.read.FileReport;

/** Delivered files as a table that Spark can scan. */
record DeliveryTable(
        String name,
        BronzeLayout layout,
        DeliveryFormats formats,
        List<FileTask> files,
        int tasks,
        CollectionAccumulator<FileReport> reports)
        implements SupportsRead {

    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
        return layout.schema();
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        return () -> new FileScan(this);
    }

    private record FileScan(DeliveryTable table) implements Scan, Batch {

        @Override
        public StructType readSchema() {
            return table.layout().schema();
        }

        @Override
        public String description() {
            return table.name() + " (" + table.files().size() + " files)";
        }

        @Override
        public Batch toBatch() {
            return this;
        }

        @Override
        public InputPartition[] planInputPartitions() {
            return DeliveryPartition.pack(table.files(), table.tasks());
        }

        @Override
        public PartitionReaderFactory createReaderFactory() {
            return new Readers(table.layout(), table.formats(), table.reports());
        }
    }

    private record Readers(BronzeLayout layout, DeliveryFormats formats, CollectionAccumulator<FileReport> reports)
            implements PartitionReaderFactory {

        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            return new DeliveryPartitionReader(layout, formats, ((DeliveryPartition) partition).files(), reports);
        }
    }
}
