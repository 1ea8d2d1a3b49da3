package org.quanyu.models.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * A row of {@code ops.model}.
 *
 * @param files where its files are, and what they hold
 * @param features that it looks at
 * @param from first day of the first month that it was learnt from
 * @param to first day of the last month that it was learnt from
 * @param passed whether it passed all gates
 * @param gates as JSON
 * @param backtest what was measured before it acted, by column; what was not measured is left out
 */
public record RegisteredModel(
        String target,
        int version,
        Files files,
        List<String> features,
        LocalDate from,
        LocalDate to,
        boolean passed,
        String gates,
        Map<String, Double> backtest) {

    private static final List<String> MEASURED = List.of(
            "average_precision", "precision_at_capacity", "rule_average_precision", "rule_precision_at_capacity");

    private static final ObjectMapper JSON = new ObjectMapper();

    public RegisteredModel {
        features = List.copyOf(features);
        backtest = Map.copyOf(backtest);
    }

    /**
     * Where a model lies.
     *
     * @param folder below the folder of models
     * @param digest of the list of checksums of the files
     */
    public record Files(String folder, String digest) {}

    static RegisteredModel of(Row row) {
        Map<String, Double> backtest = new HashMap<>();
        for (String measure : MEASURED) {
            Double value = row.getAs(measure);
            if (value != null) {
                backtest.put(measure, value);
            }
        }
        return new RegisteredModel(
                row.getAs("target"),
                row.getAs("version"),
                new Files(row.getAs("folder"), row.getAs("digest")),
                List.of(row.<String>getAs("features").split(",")),
                row.<Date>getAs("from_month").toLocalDate(),
                row.<Date>getAs("to_month").toLocalDate(),
                row.<Boolean>getAs("passed"),
                row.getAs("gates"),
                backtest);
    }

    /** A figure of the months that it was judged in, by the name of its column. */
    public Optional<Double> backtest(String measure) {
        return Optional.ofNullable(backtest.get(measure));
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
