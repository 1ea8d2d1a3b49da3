package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.evaluate.FusionEvaluation;
import org.quanyu.orchestration.evaluate.Labels;
import org.quanyu.orchestration.evaluate.LinkageOutput;
import org.quanyu.orchestration.service.Folders;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake evaluate fusion}: how good a linkage is on labelled records; needs no lake. */
@Command(
        name = "fusion",
        mixinStandardHelpOptions = true,
        description =
                "Compares the clusters that a linkage found with labelled records: precision, recall and F1 of pairs,"
                        + " of whole clusters and B-cubed, and blocking recall where the linkage left its blocks. Records without"
                        + " a cluster count as clusters of their own; records of clusters without a label are counted and left"
                        + " out.")
final class EvaluateFusionCommand implements Callable<Integer> {

    private static final int DIGITS_FOR_THE_EYE = 4;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--clusters",
            required = true,
            paramLabel = "DIR",
            description = "What the linkage wrote: the folder with clusters, or that folder of Parquet itself.")
    private Path clusters;

    @Option(
            names = "--truth",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled records: CSV with a header, or Parquet; a file or a folder of files.")
    private List<Path> truth;

    @Option(
            names = "--record-id",
            required = true,
            paramLabel = "COLUMN",
            description = "The column of the truth with the record's id, or an SQL expression over its columns.")
    private String recordId;

    @Option(
            names = "--entity",
            required = true,
            paramLabel = "COLUMN",
            description = "The column with what the record is of, or an SQL expression, for example"
                    + " \"regexp_extract(rec_id, 'rec-([0-9]+)', 1)\".")
    private String entity;

    @Option(
            names = "--source",
            paramLabel = "COLUMN",
            description =
                    "The column with the record's source, or an SQL expression; needed where ids are unique within"
                            + " their source only.")
    private String source;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        Path scratch = Files.createTempDirectory("lake-evaluate");
        LogFile.in(scratch.getParent());
        try (SparkSession spark = LakeSession.openWithoutLake(scratch, engine.master(), engine.settings())) {
            write(FusionEvaluation.of(
                            spark,
                            new LinkageOutput(clusters),
                            new Labels(truth, recordId, entity, Optional.ofNullable(source)))
                    .measures());
        } finally {
            Folders.delete(scratch);
        }
        return 0;
    }

    /** One row with a column per measure for programs; one row per measure for the eye. */
    private void write(Map<String, Object> measures) {
        PrintWriter out = spec.commandLine().getOut();
        OutputFormat chosen = format.format();
        Rows.write(
                chosen,
                out,
                switch (chosen) {
                    case CSV, JSON -> List.of(measures);
                    case TABLE ->
                        measures.entrySet().stream()
                                .map(measure -> row(measure.getKey(), measure.getValue()))
                                .toList();
                });
    }

    private static Map<String, Object> row(String measure, Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("measure", measure);
        row.put(
                "value",
                value instanceof Double share
                        ? BigDecimal.valueOf(share).setScale(DIGITS_FOR_THE_EYE, RoundingMode.HALF_UP)
                        : value);
        return row;
    }
}
