package org.quanyu.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.DeliveryFiles;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Repeats;
import org.quanyu.generator.delivery.WrittenFile;
import org.quanyu.generator.district.District;
import org.quanyu.schemas.failure.DiskFull;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Makes a district, the deliveries of its departments and the truth behind them.
 *
 * <p>Below the output folder lie {@code deliveries/DAY/DEPARTMENT/FEED/}, {@code truth/TABLE/} and
 * {@code manifest.csv}, which names each file with its rows, bytes and SHA-256. The folder appears when all is written.
 */
public final class Generator {

    /** The file of the output folder that names all others. */
    public static final String MANIFEST = "manifest.csv";

    private final Order order;
    private final LongConsumer progress;

    private Generator(Order order, LongConsumer progress) {
        this.order = order;
        this.progress = progress;
    }

    /**
     * Generates what is ordered.
     *
     * @param progress is told the rows of each file when it is written, by several threads
     */
    public static Generated generate(Order order, LongConsumer progress) {
        return new Generator(order, progress).generate();
    }

    private Generated generate() {
        try (OutputFolder folder = OutputFolder.begin(order.out())) {
            District district = District.of(order.seed(), order.scale(), order.sizes(), order.span());
            List<WrittenFile> files = write(district, folder.path());
            Generated generated = summary(files, manifest(files, folder.path()));
            folder.complete();
            return generated;
        } catch (IOException | RuntimeException e) {
            throw explain(e);
        }
    }

    private RuntimeException explain(Exception thrown) {
        if (DiskFull.among(thrown).isPresent()) {
            return new LakeException(
                    FailureCode.DISK_FULL,
                    "the disk is full: " + order.out() + " could not be completed, and what was written is removed",
                    "make room or name a folder on another disk with --out, or generate less with --scale",
                    thrown);
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    private List<WrittenFile> write(District district, Path folder) {
        DeliveryFiles files = new DeliveryFiles(folder, new Repeats(district.chance(), district.span()));
        ConcurrentLinkedQueue<WrittenFile> written = new ConcurrentLinkedQueue<>();
        Workers.run(order.cores(), jobs(Feeds.of(district)), job -> {
            List<WrittenFile> those = files.write(job.feed(), job.delivery());
            written.addAll(those);
            progress.accept(those.stream().mapToLong(WrittenFile::rows).sum());
        });
        return written.stream().sorted(Comparator.comparing(WrittenFile::path)).toList();
    }

    private record Job(Feed feed, Delivery delivery) {}

    /** Day by day, as the departments would deliver; the truth last. */
    private List<Job> jobs(List<Feed> feeds) {
        List<Job> jobs = new ArrayList<>();
        for (Feed feed : feeds) {
            List<LocalDate> days =
                    feed.rhythm().days(order.span().from(), order.span().to());
            for (LocalDate day : days) {
                for (int part = 0; part < feed.parts(); part++) {
                    jobs.add(new Job(feed, new Delivery(day, days.get(0), part, feed.parts())));
                }
            }
        }
        jobs.sort(Comparator.comparing((Job job) -> job.feed().department().equals(Feed.TRUTH))
                .thenComparing(job -> job.delivery().day()));
        return jobs;
    }

    private static byte[] manifest(List<WrittenFile> files, Path folder) throws IOException {
        String lines = files.stream()
                .map(file -> "%s,%d,%d,%s\n".formatted(file.path(), file.rows(), file.bytes(), file.sha256()))
                .collect(Collectors.joining("", "file,rows,bytes,sha256\n", ""));
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(MANIFEST), bytes);
        return bytes;
    }

    private static Generated summary(List<WrittenFile> files, byte[] manifest) {
        long truths = files.stream()
                .filter(file -> file.path().startsWith(Feed.TRUTH + "/"))
                .mapToLong(WrittenFile::rows)
                .sum();
        return new Generated(
                files.stream().mapToLong(WrittenFile::rows).sum() - truths,
                truths,
                files.size(),
                files.stream().mapToLong(WrittenFile::bytes).sum(),
                HexFormat.of().formatHex(WrittenFile.digest().digest(manifest)));
    }
}
