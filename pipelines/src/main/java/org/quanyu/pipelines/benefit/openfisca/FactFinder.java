package org.quanyu.pipelines.benefit.openfisca;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.pipelines.benefit.openfisca.Mapping.Output;
import org.quanyu.pipelines.benefit.openfisca.Mapping.Source;
import org.quanyu.pipelines.benefit.openfisca.Situation.Subject;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlNode;

/** Finds what a case says about one of those on whom is decided, as the policy's facts and decisions. */
final class FactFinder {

    private static final String AS_OF = "as of";

    private final Mapping mapping;
    private final Situation situation;
    private final YamlFile file;
    private final Place place;
    private final CaseValues values;

    FactFinder(Mapping mapping, Situation situation, YamlFile file, Place place) {
        this.mapping = mapping;
        this.situation = situation;
        this.file = file;
        this.place = place;
        this.values = new CaseValues(file);
    }

    /** Facts of a model's inputs, and decisions that the case gives. */
    Map<String, Object> given(DecisionModel model, int subject, Period asked) {
        Map<String, Object> given = new HashMap<>();
        model.inputs().forEach((name, input) -> given.put(name, fact(name, input.type(), subject, asked)));
        given.computeIfPresent(AS_OF, (name, value) -> asked.firstDay());
        mapping.outputs().forEach((variable, output) -> {
            DecisionModel.Decision decision = model.decisions().get(output.decision());
            if (decision != null) {
                decided(subject, variable, output, asked)
                        .ifPresent(node -> given.put(
                                output.decision(),
                                values.value(
                                        Mapping.translated(file, variable, output.values(), node), decision.type())));
            }
        });
        return given;
    }

    private Optional<YamlNode> decided(int subject, String variable, Output output, Period asked) {
        return holding(output.of(), Map.of(), subject).stream()
                .flatMap(holder ->
                        output.at().from(asked).stream().flatMap(time -> holder.value(variable, time).stream()))
                .findFirst();
    }

    private Object fact(String name, String type, int subject, Period asked) {
        Source source = mapping.facts().get(name);
        if (source == null) {
            return Unknown.UNKNOWN;
        }
        if (source instanceof Source.Constant constant) {
            return values.value(constant.value(), type);
        }
        Source.Said said = (Source.Said) source;
        List<Subject> holding = holding(said.of(), said.roles(), subject);
        List<Object> found = new ArrayList<>();
        for (Subject holder : holding) {
            if (said.variable().isEmpty()) {
                found.add(true);
            } else {
                said.at().from(asked).forEach(time -> found.add(value(said, holder, time, type)));
            }
        }
        try {
            return said.take().of(found);
        } catch (IllegalArgumentException e) {
            throw file.failure(place, "\"" + name + "\": " + e.getMessage(), "say in the mapping what to take of them");
        }
    }

    private Object value(Source.Said said, Subject holder, Period time, String type) {
        String wanted = said.take().reckonsWith(type);
        Optional<YamlNode> written = holder.value(said.variable().orElseThrow(), time);
        if (written.isEmpty()) {
            return said.otherwise()
                    .map(otherwise -> values.value(otherwise, wanted))
                    .orElse(Unknown.UNKNOWN);
        }
        return values.value(
                Mapping.translated(file, said.variable().orElseThrow(), said.values(), written.get()), wanted);
    }

    /** Those of a kind who are the subject, belong to it, or are groups that its persons, if in these roles, belong to. */
    private List<Subject> holding(String kind, Map<String, String> roles, int subject) {
        if (kind.equals(mapping.decides()) && (roles.isEmpty() || !kind.equals(mapping.persons()))) {
            return List.of(subjects(kind).get(subject));
        }
        List<Integer> persons = persons(subject).stream()
                .filter(person ->
                        roles.entrySet().stream().allMatch(role -> hasRole(person, role.getKey(), role.getValue())))
                .toList();
        if (kind.equals(mapping.persons())) {
            return persons.stream().map(situation.persons()::get).toList();
        }
        return subjects(kind).stream()
                .filter(group -> persons.stream().anyMatch(group::has))
                .toList();
    }

    private List<Integer> persons(int subject) {
        if (mapping.decides().equals(mapping.persons())) {
            return List.of(subject);
        }
        Subject group = subjects(mapping.decides()).get(subject);
        return IntStream.range(0, situation.persons().size())
                .filter(group::has)
                .boxed()
                .toList();
    }

    private boolean hasRole(int person, String kind, String role) {
        return subjects(kind).stream()
                .anyMatch(group -> group.members().getOrDefault(role, List.of()).contains(person));
    }

    private List<Subject> subjects(String kind) {
        return kind.equals(mapping.persons())
                ? situation.persons()
                : situation.groups().get(kind);
    }
}
