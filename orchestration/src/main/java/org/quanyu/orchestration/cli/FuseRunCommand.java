package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.fuse.DecisionFile;
import org.quanyu.orchestration.fuse.EarlierFusion;
import org.quanyu.orchestration.fuse.FusionFolder;
import org.quanyu.orchestration.fuse.RecordFiles;
import org.quanyu.pipelines.fuse.Decisions;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.Fusion;
import org.quanyu.pipelines.fuse.KnownMatches;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.LinkageReader;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.failure.FailureCode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake fuse run}: fuses records in files; needs no lake. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Fuses the records of files by a linkage: blocks, compares, trains a model on them without labels,"
                        + " links and clusters. Writes the clusters as Parquet (source, record_id, entity_id),"
                        + " a quality page, and what lake fuse explain reads.")
final class FuseRunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--linkage", required = true, paramLabel = "FILE", description = "The linkage, see docs/fusion.md.")
    private Path linkage;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Records: CSV with a header, tab-separated (.tsv) or Parquet; files or folders of files.")
    private List<Path> input;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to make; it may exist if it is empty.")
    private Path out;

    @Option(
            names = "--previous",
            paramLabel = "DIR",
            description =
                    "What an earlier run wrote: entities keep the ids that they have there, and mergers and splits"
                            + " are added to its history. If it was by the same linkage, only records that are new,"
                            + " changed or gone since are linked anew, by the model that it trained.")
    private Path previous;

    @Option(
            names = "--full",
            description =
                    "With --previous: compare all records and train the model anew; needed now and then, as values"
                            + " that were rare become common.")
    private boolean full;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description =
                    "What people decided of pairs of records: a table of left_source, left_record_id, right_source,"
                            + " right_record_id and decision (same or different). It wins over all that is computed,"
                            + " and holds in later runs that name this one with --previous.")
    private Path decisions;

    @Option(
            names = "--blocks",
            description = "Also write which record was in which block, so that lake evaluate fusion can tell the"
                    + " blocking recall.")
    private boolean withBlocks;

    @ArgGroup(exclusive = false)
    private KnownLabels labels;

    @Mixin
    private EngineOption engine;

    /** Labels, and what their columns are. */
    private static final class KnownLabels {

        @Option(
                names = "--labels",
                required = true,
                arity = "1..*",
                paramLabel = "FILE",
                description = "Labelled records or pairs: the threshold is then the one with the best F1 on those pairs"
                        + " compared of which a label is known, in the place of the model's own estimate.")
        List<Path> files;

        @ArgGroup(multiplicity = "1")
        LabelColumns columns;
    }

    @Override
    public Integer call() throws IOException {
        FusionFolder folder = new FusionFolder(out);
        EarlierFusion earlier = new EarlierFusion(Optional.ofNullable(previous));
        new OutputFolder(out).requireEmpty();
        earlier.requireThere();
        ConfigurationFile file = new ConfigurationFile(linkage);
        String text = file.text(FailureCode.LINKAGE_INVALID, "name the file with the linkage with --linkage");
        Linkage declared = LinkageReader.read(file.name(), text);
        try (FileSession session = FileSession.open(engine)) {
            SparkSession spark = session.spark();
            Instant began = Instant.now();
            Decisions decided = new DecisionFile(Optional.ofNullable(decisions)).read(spark);
            boolean goesOn = !full && labels == null && earlier.isBasisFor(text);
            Dataset<Row> records = new RecordFiles(input).read(spark, declared);
            try (Fused fused = fused(declared, records, earlier, decided, goesOn)) {
                long entities = folder.writeClusters(fused, earlier, decided);
                folder.writeGolden(declared, records);
                if (withBlocks) {
                    folder.writeBlocks(fused);
                }
                folder.writeEvidence(fused, text);
                folder.writePage(fused);
                report(fused, entities, Duration.between(began, Instant.now()).toMillis() / 1000.0);
            }
        }
        return 0;
    }

    private Fused fused(
            Linkage declared, Dataset<Row> records, EarlierFusion earlier, Decisions decided, boolean goesOn) {
        SparkSession spark = records.sparkSession();
        Decisions all = earlier.decisions(spark).and(decided);
        all.check();
        return goesOn
                ? Fusion.update(declared, records, all, earlier.earlier(spark, declared, decided))
                : Fusion.fuse(declared, records, all, known(spark, declared, records));
    }

    private Optional<KnownMatches> known(SparkSession spark, Linkage declared, Dataset<Row> records) {
        return Optional.ofNullable(labels)
                .map(given -> given.columns.known(spark, given.files, StandardisedRecords.ids(declared, records)));
    }

    private void report(Fused fused, long entities, double seconds) {
        PrintWriter console = spec.commandLine().getOut();
        fused.warnings().forEach(warning -> console.println("warning   " + warning));
        console.printf(
                fused.continued().isPresent()
                        ? "%,d records were linked anew, to %,d entities; all others stay as they were; in %.1f s%n"
                        : "%,d records are of %,d entities, in %.1f s%n",
                fused.recordCount(),
                entities,
                seconds);
        console.printf(
                "%,d pairs compared, linked from a match weight of %.2f bits on%n",
                fused.histogram().pairs(), fused.threshold());
        console.printf("threshold %s%n", fused.thresholdReason());
        console.printf("clusters  %s%n", out.resolve("clusters"));
        console.printf("quality   %s%n", out.resolve("quality.html"));
        console.flush();
    }
}
