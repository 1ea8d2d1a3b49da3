package org.quanyu.generator.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quanyu.generator.file.RowWriters;

/** Writes the files of feeds to their places: a folder for each day, department and feed, and one for the truth. */
public final class DeliveryFiles {

    private static final String DELIVERIES = "deliveries";

    private final Path folder;
    private final Repeats repeats;

    public DeliveryFiles(Path folder, Repeats repeats) {
        this.folder = folder;
        this.repeats = repeats;
    }

    /** Writes a file and its repetition, if it is sent again; nothing when it would have no rows. */
    public List<WrittenFile> write(Feed feed, Delivery delivery) throws IOException {
        String path = path(feed, delivery.day(), file(feed, delivery));
        FileOutput out = new FileOutput(folder.resolve(path));
        RowWriter rows = new OnFirstCell(() -> RowWriters.open(feed.format(), feed.columns(delivery.day()), out));
        feed.write(delivery, rows);
        rows.close();
        long count = rows.rows();
        if (count == 0) {
            return List.of();
        }
        out.close();
        List<WrittenFile> written = new ArrayList<>();
        written.add(new WrittenFile(path, count, out.bytes(), out.hash()));
        if (repeats.isRepeated(feed, delivery.day())) {
            written.add(repeat(written.get(0), path(feed, delivery.day().plusDays(1), "重发-" + file(feed, delivery))));
        }
        return written;
    }

    private WrittenFile repeat(WrittenFile file, String path) throws IOException {
        Path again = folder.resolve(path);
        Files.createDirectories(again.getParent());
        Files.copy(folder.resolve(file.path()), again);
        return new WrittenFile(path, file.rows(), file.bytes(), file.sha256());
    }

    private static String path(Feed feed, LocalDate day, String file) {
        return feed.department().equals(Feed.TRUTH)
                ? String.join("/", Feed.TRUTH, feed.name(), file)
                : String.join("/", DELIVERIES, day.toString(), feed.department(), feed.name(), file);
    }

    private static String file(Feed feed, Delivery delivery) {
        return String.format(
                Locale.ROOT, "part-%04d%s", delivery.part(), feed.format().extension());
    }
}
