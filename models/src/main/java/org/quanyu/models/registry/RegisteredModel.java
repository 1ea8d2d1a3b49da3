package org.quanyu.models.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * A row of {@code ops.model}.
 *
 * @param folder where its files are, below the folder of models
 * @param digest of the list of checksums of its files
 * @param toMonth first day of the last month that it was learnt from
 * @param passed whether it passed all gates
 */
public record RegisteredModel(
        String target, int version, String folder, String digest, LocalDate toMonth, boolean passed, String gates) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static RegisteredModel of(Row row) {
        return new RegisteredModel(
                row.getAs("target"),
                row.getAs("version"),
                row.getAs("folder"),
                row.getAs("digest"),
                row.<java.sql.Date>getAs("to_month").toLocalDate(),
                Boolean.TRUE.equals(row.<Boolean>getAs("passed")),
                row.getAs("gates"));
    }

    /** The gates that it failed, with what was found. */
    String failedGates() {
        try {
            return JSON.readValue(gates, new TypeReference<List<Gate>>() {}).stream()
                    .filter(gate -> !gate.passed())
                    .map(gate -> gate.name() + ": " + gate.found())
                    .collect(Collectors.joining("; "));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
