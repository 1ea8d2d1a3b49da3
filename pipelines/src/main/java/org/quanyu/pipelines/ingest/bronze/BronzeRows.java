package org.quanyu.pipelines.ingest.bronze;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.util.CollectionAccumulator;
import org.quanyu.pipelines.ingest.read.DeliveryFormats;
import org.quanyu.pipelines.ingest.read.FileInspection;
import org.quanyu.pipelines.ingest.read.FileReport;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import scala.Option;

/** The rows of a source's new files, and what is known of the files once the rows were read. */
public final class BronzeRows {

    private final SourceDefinition source;
    private final List<FileInspection> files;
    private final Contract contract;
    private final CollectionAccumulator<FileReport> reports;

    /** @param files files whose inspection is readable */
    public BronzeRows(SparkSession spark, SourceDefinition source, List<FileInspection> files) {
        this.source = source;
        this.files = List.copyOf(files);
        Set<String> columns = new LinkedHashSet<>();
        files.forEach(file -> columns.addAll(file.columns()));
        contract = source.bronzeContract(columns);
        reports = spark.sparkContext().collectionAccumulator("files of " + source.source());
    }

    /** The bronze table with every column of these files. */
    public Contract contract() {
        return contract;
    }

    /**
     * The rows; each scan reads the files.
     *
     * @param asOf the logical date of the run
     */
    public Dataset<Row> dataset(SparkSession spark, LocalDate asOf, String runId) {
        BronzeLayout layout = new BronzeLayout(contract, runId);
        List<FileTask> tasks = new ArrayList<>();
        for (FileInspection file : files) {
            tasks.add(new FileTask(
                    file,
                    layout.targets(file.columns()),
                    Math.toIntExact(
                            source.arrival().day(file.file().name(), asOf).toEpochDay()),
                    BronzeLayout.missing(source, file.file().name(), file.columns())
                            .orElse(null)));
        }
        DeliveryTable table = new DeliveryTable(
                contract.table(),
                layout,
                DeliveryFormats.of(source.format()),
                tasks,
                2 * spark.sparkContext().defaultParallelism(),
                reports);
        return Dataset.ofRows(spark, DataSourceV2Relation.create(table, Option.empty(), Option.empty()));
    }

    /**
     * What became of each file, by name. A file that was read more than once, because a task was tried again, counts
     * once.
     *
     * @throws LakeException {@code INTERNAL} if not every file was read to its end
     */
    public List<FileReport> reports() {
        Map<String, FileReport> byFile = new TreeMap<>();
        reports.value().forEach(report -> byFile.put(report.file().file().name(), report));
        if (byFile.size() < files.size()) {
            throw new LakeException(
                    FailureCode.INTERNAL,
                    (files.size() - byFile.size()) + " of " + files.size() + " files of " + source.source()
                            + " were not read to their end",
                    "run again; this is a fault of the lake");
        }
        return List.copyOf(byFile.values());
    }
}
