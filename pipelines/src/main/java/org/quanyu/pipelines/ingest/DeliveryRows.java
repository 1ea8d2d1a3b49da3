package org.quanyu.pipelines.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.ingest.read.FileProblem;
import org.quanyu.pipelines.ingest.read.FileReport;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.StepContext;

/** File reports as rows of {@code ops.delivery}. */
final class DeliveryRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract delivery;
    private final String source;
    private final StepContext context;

    DeliveryRows(Contract delivery, String source, StepContext context) {
        this.delivery = delivery;
        this.source = source;
        this.context = context;
    }

    Dataset<Row> dataset(List<FileReport> reports) {
        StructType schema = delivery.schema();
        List<Row> rows = reports.stream().map(report -> row(report, schema)).toList();
        return context.spark().createDataFrame(rows, schema);
    }

    static String header(List<String> names) {
        try {
            return JSON.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> names(String header) {
        try {
            return List.of(JSON.readValue(header, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ops.delivery holds a header that is no JSON: " + header, e);
        }
    }

    private Row row(FileReport report, StructType schema) {
        Map<String, Object> values = new HashMap<>();
        FileProblem trouble = report.trouble();
        values.put("source", source);
        values.put("file", report.file().file().name());
        values.put("delivery", report.file().delivery());
        values.put("bytes", report.file().bytes());
        values.put("rows", report.rows());
        values.put("set_aside", report.setAside());
        values.put("status", report.status().text());
        values.put("code", trouble == null ? null : trouble.code().code());
        values.put("message", trouble == null ? null : trouble.text());
        values.put("arrived_on", Date.valueOf(context.asOf()));
        values.put("header", header(report.file().header()));
        values.put("header_raw", report.file().headerRaw());
        values.put(Contract.RUN_ID, context.runId());
        return RowFactory.create(
                Arrays.stream(schema.fieldNames()).map(values::get).toArray());
    }
}
