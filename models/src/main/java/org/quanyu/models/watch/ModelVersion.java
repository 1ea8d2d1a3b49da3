package org.quanyu.models.watch;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * A model as it was learnt, from {@code ops.model}.
 *
 * @param from first month learnt from
 * @param to last month learnt from
 * @param passed whether it passed its gates
 * @param backtest what was measured before it acted; what was not measured is left out
 */
record ModelVersion(
        int version,
        List<String> features,
        LocalDate from,
        LocalDate to,
        boolean passed,
        Map<Measure, Double> backtest) {

    private static final List<Measure> MEASURED = List.of(
            Measure.AVERAGE_PRECISION,
            Measure.PRECISION_AT_CAPACITY,
            Measure.RULE_AVERAGE_PRECISION,
            Measure.RULE_PRECISION_AT_CAPACITY);

    ModelVersion {
        features = List.copyOf(features);
        backtest = Map.copyOf(backtest);
    }

    static ModelVersion of(Row row) {
        Map<Measure, Double> backtest = new EnumMap<>(Measure.class);
        for (Measure measure : MEASURED) {
            Double value = row.getAs(measure.word());
            if (value != null) {
                backtest.put(measure, value);
            }
        }
        return new ModelVersion(
                row.<Integer>getAs("version"),
                List.of(row.<String>getAs("features").trim().split("\\s*,\\s*")),
                row.<java.sql.Date>getAs("from_month").toLocalDate(),
                row.<java.sql.Date>getAs("to_month").toLocalDate(),
                row.<Boolean>getAs("passed"),
                backtest);
    }

    Optional<Double> backtest(Measure measure) {
        return Optional.ofNullable(backtest.get(measure));
    }
}
