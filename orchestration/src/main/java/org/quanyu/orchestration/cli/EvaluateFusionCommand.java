package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.evaluate.FusionEvaluation;
import org.quanyu.orchestration.evaluate.LinkageOutput;
import org.quanyu.orchestration.evaluate.PairEvaluation;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake evaluate fusion}: how good a linkage is on labelled records or pairs; needs no lake. */
@Command(
        name = "fusion",
        mixinStandardHelpOptions = true,
        description =
                "Compares the clusters that a linkage found with labelled records: precision, recall and F1 of pairs,"
                        + " of whole clusters and B-cubed, and blocking recall where the linkage left its blocks. Records without"
                        + " a cluster count as clusters of their own; records of clusters without a label are counted and left"
                        + " out. With labelled pairs (--left, --right, --label), precision, recall and F1 of these pairs.")
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
            description =
                    "Labelled records or pairs: CSV with a header, tab-separated (.tsv) or Parquet; files or folders of files.")
    private List<Path> truth;

    @ArgGroup(multiplicity = "1")
    private LabelColumns columns;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        try (FileSession session = FileSession.open(engine)) {
            write(measures(session.spark(), new LinkageOutput(clusters)));
        }
        return 0;
    }

    private Map<String, Object> measures(SparkSession spark, LinkageOutput found) {
        return columns.pairs == null
                ? FusionEvaluation.of(spark, found, columns.records.labels(truth))
                        .measures()
                : PairEvaluation.of(spark, found, columns.pairs.labels(truth)).measures();
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
