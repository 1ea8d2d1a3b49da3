package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The model in force for a risk.
 *
 * @param versions all models of the risk
 * @param challenger the newest version behind the one in force that nobody has stopped
 */
record WatchedModel(
        WatchedRisk risk,
        ModelVersion inForce,
        SortedMap<Integer, ModelVersion> versions,
        Optional<ModelVersion> challenger) {

    private static final String WITHDRAWN = "withdrawn";

    /** What people decided about the models of a risk: the version in force, if any, and those they stopped. */
    private record Decided(Optional<Integer> inForce, Set<Integer> stopped) {

        static Decided of(Dataset<Row> decisions) {
            Optional<Integer> inForce = Optional.empty();
            Set<Integer> stopped = new HashSet<>();
            for (Row row : decisions.orderBy("number").collectAsList()) {
                Integer version = row.getAs("version");
                if (!row.getAs("decision").equals(WITHDRAWN)) {
                    inForce = Optional.of(version);
                    stopped.remove(version);
                } else {
                    stopped.add(version);
                    inForce = inForce.filter(acting -> !acting.equals(version));
                }
            }
            return new Decided(inForce, stopped);
        }
    }

    /**
     * @param models {@code ops.model}
     * @param decisions {@code ops.model_decision}
     * @return one for each risk of which a model is in force
     */
    static List<WatchedModel> inForce(List<WatchedRisk> risks, Dataset<Row> models, Dataset<Row> decisions) {
        List<WatchedModel> found = new ArrayList<>();
        for (WatchedRisk risk : risks) {
            var ofRisk = col("target").equalTo(risk.target());
            Decided decided = Decided.of(decisions.where(ofRisk));
            if (decided.inForce().isPresent()) {
                of(risk, decided, models.where(ofRisk)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<WatchedModel> of(WatchedRisk risk, Decided decided, Dataset<Row> models) {
        SortedMap<Integer, ModelVersion> versions = new TreeMap<>();
        models.collectAsList().stream()
                .map(ModelVersion::of)
                .forEach(version -> versions.put(version.version(), version));
        int acting = decided.inForce().orElseThrow();
        return Optional.ofNullable(versions.get(acting))
                .map(model -> new WatchedModel(
                        risk,
                        model,
                        versions,
                        versions.tailMap(acting + 1).values().stream()
                                .filter(version -> !decided.stopped().contains(version.version()))
                                .reduce((older, newer) -> newer)));
    }
}
