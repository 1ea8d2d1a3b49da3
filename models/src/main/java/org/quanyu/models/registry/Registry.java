package org.quanyu.models.registry;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.contract.Contract;

/**
 * The versions of models and what people decided about them; both are a few rows.
 *
 * @param models rows of {@code ops.model}
 * @param decisions rows of {@code ops.model_decision}
 */
public record Registry(List<RegisteredModel> models, List<Decision> decisions) {

    public static final Contract MODEL = Contract.of("ops.model");
    public static final Contract DECISION = Contract.of("ops.model_decision");

    private static final String PROMOTED = "promoted";

    /**
     * A row of {@code ops.model_decision}.
     *
     * @param by who answers for it
     * @param asOf its logical date
     */
    public record Decision(
            String target, int number, int version, String decision, String by, LocalDate asOf, String reason) {

        static Decision of(Row row) {
            return new Decision(
                    row.getAs("target"),
                    row.getAs("number"),
                    row.getAs("version"),
                    row.getAs("decision"),
                    row.getAs("decided_by"),
                    row.<Date>getAs("as_of").toLocalDate(),
                    row.getAs("reason"));
        }
    }

    public static Registry of(Dataset<Row> models, Dataset<Row> decisions) {
        return new Registry(
                models.collectAsList().stream().map(RegisteredModel::of).toList(),
                decisions.collectAsList().stream().map(Decision::of).toList());
    }

    public Optional<RegisteredModel> model(String target, int version) {
        return models.stream()
                .filter(model -> model.target().equals(target) && model.version() == version)
                .findFirst();
    }

    /** The model that was promoted last, unless it was withdrawn since. */
    public Optional<RegisteredModel> inForce(String target) {
        return ofTarget(target)
                .filter(decision -> decision.decision().equals(PROMOTED))
                .max(Comparator.comparingInt(Decision::number))
                .filter(promoted -> ofTarget(target)
                        .noneMatch(
                                later -> later.number() > promoted.number() && later.version() == promoted.version()))
                .flatMap(promoted -> model(target, promoted.version()));
    }

    /** Versions that were withdrawn and not promoted again. */
    public Set<Integer> stopped(String target) {
        Map<Integer, Decision> latest = ofTarget(target)
                .collect(Collectors.toMap(
                        Decision::version,
                        decision -> decision,
                        BinaryOperator.maxBy(Comparator.comparingInt(Decision::number))));
        return latest.values().stream()
                .filter(decision -> !decision.decision().equals(PROMOTED))
                .map(Decision::version)
                .collect(Collectors.toSet());
    }

    private Stream<Decision> ofTarget(String target) {
        return decisions.stream().filter(decision -> decision.target().equals(target));
    }

    /** What was decided about a version, in its order. */
    public List<Decision> decisions(String target, int version) {
        return ofTarget(target)
                .filter(decision -> decision.version() == version)
                .sorted(Comparator.comparingInt(Decision::number))
                .toList();
    }

    /** Risks that have a model in force, by name. */
    public List<RegisteredModel> inForce() {
        return models.stream()
                .map(RegisteredModel::target)
                .distinct()
                .sorted()
                .flatMap(target -> inForce(target).stream())
                .toList();
    }

    /** One row of a table, from its cells by column. */
    static Dataset<Row> row(SparkSession spark, Contract table, Map<String, Object> cells) {
        StructType schema = table.schema();
        Object[] values = Stream.of(schema.fieldNames()).map(cells::get).toArray();
        return spark.createDataFrame(List.of(RowFactory.create(values)), schema);
    }

    int nextVersion(String target) {
        return models.stream()
                        .filter(model -> model.target().equals(target))
                        .mapToInt(RegisteredModel::version)
                        .max()
                        .orElse(0)
                + 1;
    }

    int nextDecision(String target) {
        return ofTarget(target).mapToInt(Decision::number).max().orElse(0) + 1;
    }
}
