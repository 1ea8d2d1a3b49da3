package org.quanyu.pipelines.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.quanyu.pipelines.ingest.bronze.BronzeRows;
import org.quanyu.pipelines.ingest.read.DeliveredFile;
import org.quanyu.pipelines.ingest.read.DeliveryFormats;
import org.quanyu.pipelines.ingest.read.DeliveryStatus;
import org.quanyu.pipelines.ingest.read.FileGlob;
import org.quanyu.pipelines.ingest.read.FileInspection;
import org.quanyu.pipelines.ingest.read.FileProblem;
import org.quanyu.pipelines.ingest.read.FileReport;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** Every row of a source's new files, as it was delivered. */
public final class IngestSource implements Step {

    private static final Contract DELIVERY = Contract.of("ops.delivery");

    private final SourceDefinition source;
    private final Path input;
    private final Path landing;

    /**
     * @param input folder below which files are delivered
     * @param landing folder to which database tables are copied
     */
    public IngestSource(SourceDefinition source, Path input, Path landing) {
        this.source = source;
        this.input = input;
        this.landing = landing;
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("ingest:" + source.source())
                .recalls(DELIVERY)
                .writes(source.bronzeContract(), DELIVERY);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        List<DeliveredFile> files = withoutFolders(files(context), context);
        if (files.isEmpty()) {
            context.notice(noFile());
            return Outputs.outputs().delivered(() -> 0);
        }
        DeliveryBook book = DeliveryBook.of(in.published(DELIVERY), source.source());
        Sorted sorted = sort(inspect(files, context), book);
        if (sorted.unchanged() > 0
                && sorted.toRead().isEmpty()
                && sorted.ended().isEmpty()) {
            context.notice(nothingNew(sorted.unchanged()));
        }
        ColumnChanges.notices(source, sorted.toRead(), book.headers()).forEach(context::notice);
        return outputs(sorted, book, context);
    }

    /**
     * @param toRead new files with rows
     * @param ended new files without rows to read
     * @param unchanged how many files were taken in before
     */
    private record Sorted(List<FileInspection> toRead, List<FileReport> ended, int unchanged) {}

    private List<DeliveredFile> files(StepContext context) {
        if (source.format() instanceof SourceFormat.Jdbc jdbc) {
            return List.of(new JdbcLanding(jdbc, landing).file(source.source(), context.runId()));
        }
        try {
            return FileGlob.find(input, source.files());
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.FILE_UNREADABLE,
                    "the input folder " + input + " cannot be read: " + e.getMessage(),
                    "check the folder and its permissions",
                    e);
        }
    }

    private static List<DeliveredFile> withoutFolders(List<DeliveredFile> found, StepContext context) {
        List<DeliveredFile> files = new ArrayList<>();
        for (DeliveredFile file : found) {
            if (file.isFolder()) {
                context.notice(new Notice(
                        FailureCode.FILE_UNREADABLE,
                        file.name(),
                        file.name() + " is a folder, where files of this name are delivered",
                        "move its files one level up, or mend files: in the source",
                        false));
            } else {
                files.add(file);
            }
        }
        return files;
    }

    private List<FileInspection> inspect(List<DeliveredFile> files, StepContext context) {
        DeliveryFormats formats = DeliveryFormats.of(source.format());
        Function<DeliveredFile, FileInspection> look = formats::inspect;
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(context.spark().sparkContext());
        int tasks = Math.min(files.size(), 2 * spark.defaultParallelism());
        return spark.parallelize(files, tasks).map(look).collect();
    }

    private static Sorted sort(List<FileInspection> files, DeliveryBook book) {
        List<FileInspection> toRead = new ArrayList<>();
        List<FileReport> ended = new ArrayList<>();
        int unchanged = 0;
        for (FileInspection file : files) {
            Optional<String> twin = file.isReadable() ? book.twin(file) : Optional.empty();
            if (book.isSettled(file)) {
                unchanged++;
            } else if (twin.isPresent()) {
                ended.add(new FileReport(file, 0, 0, DeliveryStatus.DUPLICATE, duplicate(file, twin.get())));
            } else if (file.isReadable()) {
                book.enter(file);
                toRead.add(file);
            } else {
                ended.add(FileReport.ofEnded(file));
            }
        }
        return new Sorted(toRead, ended, unchanged);
    }

    private Outputs outputs(Sorted sorted, DeliveryBook book, StepContext context) {
        Outputs outputs = Outputs.outputs();
        List<FileReport> reports = new ArrayList<>();
        BronzeRows rows = new BronzeRows(context.spark(), source, sorted.toRead());
        if (!sorted.toRead().isEmpty()) {
            outputs.append(rows.contract(), rows.dataset(context.spark(), context.asOf(), context.runId()));
        }
        if (!sorted.toRead().isEmpty() || !sorted.ended().isEmpty()) {
            outputs.appendAfterwards(DELIVERY, () -> {
                if (reports.isEmpty()) {
                    reports.addAll(sorted.ended());
                    reports.addAll(rows.reports());
                    reports.forEach(report -> notice(report, context));
                }
                List<FileReport> news = reports.stream()
                        .filter(report -> isKnownByContent(report) && !isOldRefusal(report, book))
                        .toList();
                return new DeliveryRows(DELIVERY, source.source(), context).dataset(news);
            });
        }
        return outputs.delivered(
                () -> rows.reports().stream().mapToLong(FileReport::rows).sum());
    }

    /** A file that could not be read has no content to know it by. */
    private static boolean isKnownByContent(FileReport report) {
        return !report.file().delivery().isEmpty();
    }

    /** A refused file is told of every time, but entered once. */
    private static boolean isOldRefusal(FileReport report, DeliveryBook book) {
        return report.status() == DeliveryStatus.REFUSED && book.wasRefused(report.file());
    }

    private void notice(FileReport report, StepContext context) {
        FileProblem trouble = report.trouble();
        if (trouble != null) {
            context.notice(new Notice(
                    trouble.code(),
                    report.file().file().name(),
                    trouble.text(),
                    trouble.remedy(source.owner()),
                    report.isRefused()));
        }
    }

    private static FileProblem duplicate(FileInspection file, String twin) {
        return new FileProblem(
                FailureCode.FILE_DUPLICATE,
                file.file().name() + " has the same bytes as " + twin + ", which was taken in before",
                "nothing is taken in twice; ask {owner} whether another file was meant");
    }

    private Notice noFile() {
        return new Notice(
                FailureCode.SOURCES_MISSING,
                source.files(),
                "no file below " + input + " matches " + source.files() + " of source " + source.source(),
                "ask " + source.owner() + " for the delivery, or mend files: in "
                        + source.origin().file().name(),
                false);
    }

    private Notice nothingNew(int files) {
        return new Notice(
                FailureCode.FILE_DUPLICATE,
                source.files(),
                source.source() + " brought nothing new: " + files + " files were taken in before, with the same bytes",
                "nothing to do, unless " + source.owner() + " should have delivered",
                false);
    }
}
