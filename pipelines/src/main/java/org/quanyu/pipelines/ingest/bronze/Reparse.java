package org.quanyu.pipelines.ingest.bronze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.quanyu.pipelines.ingest.read.ColumnNames;
import org.quanyu.pipelines.ingest.read.DeliveryFormats;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.schemas.contract.Contract;

/** Tells rows that were set aside into columns again, by the source as it is declared now. */
public final class Reparse {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SourceDefinition source;

    public Reparse(SourceDefinition source) {
        this.source = source;
    }

    /** A file's header, as kept when it was taken in and as told now. */
    record Header(byte[] raw, List<String> kept, List<String> told) implements Serializable {}

    /**
     * @param setAside rows of the source's bronze table; those without {@code _problem} are left out
     * @param deliveries {@code ops.delivery}, for the headers
     * @param runId the run that the new rows belong to
     * @return bronze rows with the file, line, delivery and arrival of those they replace; {@code _problem} is null
     *     where the row can be told now, else it says why it still cannot
     */
    public Dataset<Row> rows(Dataset<Row> setAside, Dataset<Row> deliveries, String runId) {
        Map<String, Header> headers = headers(setAside, deliveries);
        Set<String> columns = new LinkedHashSet<>();
        headers.values().forEach(header -> columns.addAll(ColumnNames.unique(header.told())));
        Contract contract = source.bronzeContract(columns);
        RowReparser reparser = new RowReparser(source, contract, new HashMap<>(headers), runId);
        MapPartitionsFunction<Row, Row> again = reparser::reparse;
        return setAside.filter(functions.col(SourceDefinition.PROBLEM).isNotNull())
                .select(
                        SourceDefinition.FILE,
                        SourceDefinition.DELIVERY,
                        SourceDefinition.LINE,
                        SourceDefinition.ARRIVED_ON,
                        SourceDefinition.PROBLEM,
                        SourceDefinition.RAW)
                .repartition(functions.col(SourceDefinition.FILE), functions.col(SourceDefinition.DELIVERY))
                .sortWithinPartitions(SourceDefinition.FILE, SourceDefinition.DELIVERY, SourceDefinition.LINE)
                .mapPartitions(again, Encoders.row(contract.schema()));
    }

    static String fileKey(String file, String delivery) {
        return delivery + " " + file;
    }

    private Map<String, Header> headers(Dataset<Row> setAside, Dataset<Row> deliveries) {
        Dataset<Row> files = setAside.filter(
                        functions.col(SourceDefinition.PROBLEM).isNotNull())
                .select(
                        functions.col(SourceDefinition.FILE).as("file"),
                        functions.col(SourceDefinition.DELIVERY).as("delivery"))
                .distinct();
        Iterator<Row> rows = deliveries
                .filter(functions.col("source").equalTo(source.source()))
                .join(files, new String[] {"file", "delivery"}, "leftsemi")
                .select("file", "delivery", "header", "header_raw")
                .toLocalIterator();
        Map<String, Header> headers = new HashMap<>();
        rows.forEachRemaining(row -> headers.put(fileKey(row.getString(0), row.getString(1)), header(row)));
        return headers;
    }

    private Header header(Row row) {
        byte[] raw = row.isNullAt(3) ? new byte[0] : row.getAs(3);
        try {
            List<String> kept = row.isNullAt(2) ? List.of() : List.of(JSON.readValue(row.getString(2), String[].class));
            return new Header(raw, kept, DeliveryFormats.of(source.format()).header(row.getString(0), raw, kept));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ops.delivery holds a header that is no JSON: " + row.getString(2), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
