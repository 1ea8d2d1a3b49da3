package org.quanyu.models.watch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.registry.Registry;

/**
 * The model in force for a risk.
 *
 * @param versions all models of the risk
 * @param challenger the newest version behind the one in force that nobody has stopped
 */
record WatchedModel(
        WatchedRisk risk,
        RegisteredModel inForce,
        SortedMap<Integer, RegisteredModel> versions,
        Optional<RegisteredModel> challenger) {

    /** One for each risk of which a model is in force. */
    static List<WatchedModel> inForce(List<WatchedRisk> risks, Registry registry) {
        return risks.stream()
                .flatMap(risk -> registry.inForce(risk.target()).map(model -> of(risk, model, registry)).stream())
                .toList();
    }

    private static WatchedModel of(WatchedRisk risk, RegisteredModel inForce, Registry registry) {
        SortedMap<Integer, RegisteredModel> versions = new TreeMap<>();
        registry.models().stream()
                .filter(model -> model.target().equals(risk.target()))
                .forEach(model -> versions.put(model.version(), model));
        Set<Integer> stopped = registry.stopped(risk.target());
        return new WatchedModel(
                risk,
                inForce,
                versions,
                versions.tailMap(inForce.version() + 1).values().stream()
                        .filter(model -> !stopped.contains(model.version()))
                        .reduce((older, newer) -> newer));
    }
}
