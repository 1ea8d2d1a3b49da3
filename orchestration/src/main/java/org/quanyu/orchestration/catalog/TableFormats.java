package org.quanyu.orchestration.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Whether this lake knows the format of its tables; Iceberg itself would try to read an unknown one for minutes. */
public final class TableFormats {

    private static final int NEWEST_KNOWN = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TableFormats() {}

    /** @throws LakeException {@code TABLE_FORMAT_UNKNOWN} naming table and version */
    public static void check(LakeDatabase database) {
        database.client()
                .sql("select table_namespace || '.' || table_name as name, metadata_location as location"
                        + " from iceberg_tables where catalog_name = ? and metadata_location like 'file:%'")
                .param(LakeSession.CATALOG)
                .query()
                .listOfRows()
                .forEach(TableFormats::check);
    }

    private static void check(Map<String, Object> table) {
        Path metadata = Path.of(table.get("location").toString().replaceFirst("^file:/*", "/"));
        if (!Files.isReadable(metadata)) {
            throw new LakeException(
                    FailureCode.TABLE_UNREADABLE,
                    "the metadata of table " + table.get("name") + " cannot be read: " + metadata,
                    "bring the file back from a backup of the warehouse, or mend its permissions");
        }
        try {
            int version = read(metadata).path("format-version").asInt();
            if (version > NEWEST_KNOWN) {
                throw new LakeException(
                        FailureCode.TABLE_FORMAT_UNKNOWN,
                        "table " + table.get("name") + " has Iceberg format version " + version
                                + ", which this lake does not know: " + metadata,
                        "a newer program wrote it; use that one, or restore the table's earlier metadata");
            }
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.TABLE_UNREADABLE,
                    "the metadata of table " + table.get("name") + " is damaged: " + metadata + ": " + e.getMessage(),
                    "bring the file back from a backup of the warehouse",
                    e);
        }
    }

    /** Trino compresses what it writes. */
    private static JsonNode read(Path metadata) throws IOException {
        try (InputStream file = Files.newInputStream(metadata);
                InputStream plain =
                        metadata.toString().endsWith(".gz.metadata.json") ? new GZIPInputStream(file) : file) {
            return JSON.readTree(plain);
        }
    }
}
