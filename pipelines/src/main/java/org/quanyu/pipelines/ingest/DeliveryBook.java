package org.quanyu.pipelines.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.quanyu.pipelines.ingest.read.DeliveryStatus;
import org.quanyu.pipelines.ingest.read.FileInspection;

/** What a source delivered in earlier runs, from {@code ops.delivery}. */
final class DeliveryBook {

    private final Set<String> settled = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Map<String, String> fileByDelivery = new HashMap<>();
    private final Set<String> headers = new LinkedHashSet<>();

    private DeliveryBook() {}

    static DeliveryBook of(Dataset<Row> deliveries, String source) {
        DeliveryBook book = new DeliveryBook();
        deliveries
                .filter(functions.col("source").equalTo(source))
                .select("file", "delivery", "status", "header", "rows")
                .distinct()
                .toLocalIterator()
                .forEachRemaining(row -> book.enter(
                        row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
        return book;
    }

    /** Whether the same bytes were taken in under the same name; a refused file is looked at again. */
    boolean isSettled(FileInspection file) {
        return settled.contains(key(file));
    }

    /** Whether the same bytes were refused under the same name. */
    boolean wasRefused(FileInspection file) {
        return refused.contains(key(file));
    }

    /** The name under which the same bytes were taken in before. */
    Optional<String> twin(FileInspection file) {
        return Optional.ofNullable(fileByDelivery.get(file.delivery()));
    }

    /** Notes that a file's rows are taken in now. */
    void enter(FileInspection file) {
        fileByDelivery.putIfAbsent(file.delivery(), file.file().name());
    }

    /** Headers of earlier deliveries, each a JSON array of names. */
    List<String> headers() {
        return List.copyOf(headers);
    }

    private void enter(String file, String delivery, String status, String header, long rows) {
        if (status.equals(DeliveryStatus.REFUSED.text()) && rows == 0) {
            refused.add(delivery + " " + file);
            return;
        }
        settled.add(delivery + " " + file);
        if (rows > 0) {
            fileByDelivery.put(delivery, file);
        }
        if (header != null) {
            headers.add(header);
        }
    }

    private static String key(FileInspection file) {
        return file.delivery() + " " + file.file().name();
    }
}
