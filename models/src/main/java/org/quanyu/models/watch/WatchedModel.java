package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.registry.Registry;

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

    /**
     * @param models {@code ops.model}
     * @param decisions {@code ops.model_decision}
     * @return one for each risk of which a model is in force
     */
    static List<WatchedModel> inForce(List<WatchedRisk> risks, Dataset<Row> models, Dataset<Row> decisions) {
        Registry registry = Registry.of(models, decisions);
        List<WatchedModel> found = new ArrayList<>();
        for (WatchedRisk risk : risks) {
            registry.inForce(risk.target())
                    .map(model -> of(risk, model.version(), registry.stopped(risk.target()), models))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static WatchedModel of(WatchedRisk risk, int inForce, Set<Integer> stopped, Dataset<Row> models) {
        SortedMap<Integer, ModelVersion> versions = new TreeMap<>();
        models.where(col("target").equalTo(risk.target())).collectAsList().stream()
                .map(ModelVersion::of)
                .forEach(version -> versions.put(version.version(), version));
        return new WatchedModel(
                risk,
                versions.get(inForce),
                versions,
                versions.tailMap(inForce + 1).values().stream()
                        .filter(version -> !stopped.contains(version.version()))
                        .reduce((older, newer) -> newer));
    }
}
