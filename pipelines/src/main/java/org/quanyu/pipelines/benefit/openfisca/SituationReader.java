package org.quanyu.pipelines.benefit.openfisca;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.quanyu.pipelines.benefit.openfisca.Situation.Given;
import org.quanyu.pipelines.benefit.openfisca.Situation.Subject;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlNode;

/**
 * Reads what a case gives: variables with a value, or a list with one value for each of several persons, who then live alone; or
 * persons and groups by name with their variables.
 */
final class SituationReader {

    private final Mapping mapping;
    private final YamlFile file;
    private final Period period;
    private final Map<String, String> holders;

    SituationReader(Mapping mapping, YamlFile file, Period period) {
        this.mapping = mapping;
        this.file = file;
        this.period = period;
        this.holders = mapping.holders();
    }

    Situation situation(YamlNode input) {
        Map<String, YamlNode.Key> keys = keys(input);
        boolean isByName = keys.containsKey(mapping.persons());
        if (isByName) {
            return byName(keys);
        }
        return flat(keys);
    }

    private Situation flat(Map<String, YamlNode.Key> keys) {
        int size =
                keys.values().stream().mapToInt(key -> size(key.value())).max().orElse(1);
        List<Subject> persons = IntStream.range(0, size)
                .mapToObj(index -> subject(String.valueOf(index + 1)))
                .toList();
        Map<String, List<Subject>> groups = new LinkedHashMap<>();
        mapping.groups().keySet().forEach(kind -> groups.put(kind, new ArrayList<>()));
        Situation situation = new Situation(persons, groups);
        placeTheOthers(situation);
        keys.forEach((variable, key) -> {
            refuseUnknown(variable, key.place());
            if (holders.containsKey(variable)) {
                List<Subject> holding = subjects(situation, holders.get(variable));
                for (int index = 0; index < size; index++) {
                    give(holding.get(index), variable, key.value(), index, size);
                }
            }
        });
        return situation;
    }

    private static int size(YamlNode value) {
        if (value instanceof YamlNode.Items items) {
            return items.items().size();
        }
        return value instanceof YamlNode.Keys keys
                ? keys.keys().values().stream()
                        .mapToInt(key -> size(key.value()))
                        .max()
                        .orElse(1)
                : 1;
    }

    private Situation byName(Map<String, YamlNode.Key> keys) {
        List<Subject> persons = new ArrayList<>();
        keys(keys.get(mapping.persons()).value()).forEach((name, key) -> {
            Subject person = subject(name);
            keys(key.value()).forEach((variable, value) -> give(person, mapping.persons(), variable, value));
            persons.add(person);
        });
        Map<String, List<Subject>> groups = new LinkedHashMap<>();
        mapping.groups().keySet().forEach(kind -> groups.put(kind, new ArrayList<>()));
        Situation situation = new Situation(persons, groups);
        keys.forEach((name, key) -> {
            if (!name.equals(mapping.persons())) {
                readGroups(situation, name, key);
            }
        });
        placeTheOthers(situation);
        return situation;
    }

    private void readGroups(Situation situation, String name, YamlNode.Key key) {
        for (Map.Entry<String, Mapping.Group> group : mapping.groups().entrySet()) {
            String kind = group.getKey();
            if (kind.equals(name)) {
                keys(key.value())
                        .forEach((one, value) ->
                                situation.groups().get(kind).add(group(situation, kind, one, value.value())));
                return;
            }
            if (group.getValue().one().filter(name::equals).isPresent()) {
                situation.groups().get(kind).add(group(situation, kind, name, key.value()));
                return;
            }
        }
        refuseUnknown(name, key.place());
        if (!mapping.ignored().containsKey(name)) {
            throw file.failure(
                    key.place(),
                    name + " stands beside the persons, and not with one of them or a group",
                    "put it where it belongs");
        }
    }

    private Subject group(Situation situation, String kind, String name, YamlNode node) {
        Subject group = subject(name);
        keys(node).forEach((key, value) -> {
            if (mapping.groups().get(kind).roles().contains(key)) {
                group.members().put(key, places(situation, value.value()));
            } else {
                give(group, kind, key, value);
            }
        });
        return group;
    }

    private List<Integer> places(Situation situation, YamlNode node) {
        List<YamlNode> named = node instanceof YamlNode.Items items ? items.items() : List.of(node);
        return named.stream().map(name -> place(situation, name)).toList();
    }

    private int place(Situation situation, YamlNode node) {
        List<String> names = situation.persons().stream().map(Subject::name).toList();
        String name = node instanceof YamlNode.Text text ? text.text() : "";
        if (!names.contains(name)) {
            throw file.failure(
                    node.place(),
                    "nobody is named \"" + name + "\"",
                    Nearest.hint(name, names) + "the persons are " + String.join(", ", names));
        }
        return names.indexOf(name);
    }

    /** Whom a case puts into no group of a kind stands alone in one, in its first role. */
    private void placeTheOthers(Situation situation) {
        situation.groups().forEach((kind, groups) -> {
            String role = mapping.groups().get(kind).roles().get(0);
            for (int person = 0; person < situation.persons().size(); person++) {
                int place = person;
                if (groups.stream().noneMatch(group -> group.has(place))) {
                    Subject alone = subject(situation.persons().get(place).name());
                    alone.members().put(role, List.of(place));
                    groups.add(alone);
                }
            }
        });
    }

    private void give(Subject subject, String kind, String variable, YamlNode.Key key) {
        refuseUnknown(variable, key.place());
        String holder = holders.get(variable);
        if (holder != null && !holder.equals(kind)) {
            throw file.failure(
                    key.place(),
                    variable + " is of " + holder + ", and is given to " + kind,
                    "mend the mapping or the case");
        }
        if (holder != null) {
            give(subject, variable, key.value(), 0, 1);
        }
    }

    private void give(Subject subject, String variable, YamlNode node, int index, int size) {
        List<Given> given = subject.values().computeIfAbsent(variable, name -> new ArrayList<>());
        if (node instanceof YamlNode.Keys keys) {
            keys.keys().forEach((time, key) -> {
                Period at = Period.parse(time)
                        .orElseThrow(() -> file.failure(
                                key.place(), "\"" + time + "\" is no year or month", "write it as 2018 or 2018-01"));
                given.add(new Given(at, one(key.value(), index, size), false));
            });
        } else {
            given.add(new Given(period, one(node, index, size), true));
        }
    }

    private YamlNode one(YamlNode node, int index, int size) {
        if (!(node instanceof YamlNode.Items items)) {
            return node;
        }
        if (items.items().size() != size) {
            throw file.failure(
                    node.place(),
                    items.items().size() + " values stand here, and the case is about " + size,
                    "write one for each, or a single one for all");
        }
        return items.items().get(index);
    }

    private void refuseUnknown(String variable, Place place) {
        if (!mapping.knows(variable)) {
            throw file.failure(
                    place,
                    "the mapping does not say what \"" + variable + "\" is",
                    Nearest.hint(variable, holders.keySet())
                            + "add it to facts, outputs or, with the reason, to ignored");
        }
    }

    private Map<String, YamlNode.Key> keys(YamlNode node) {
        if (node instanceof YamlNode.Nothing) {
            return Map.of();
        }
        if (node instanceof YamlNode.Keys keys) {
            return keys.keys();
        }
        throw file.failure(node.place(), "names with values are wanted here", "write name: value");
    }

    List<Subject> subjects(Situation situation, String kind) {
        return kind.equals(mapping.persons())
                ? situation.persons()
                : situation.groups().get(kind);
    }

    private static Subject subject(String name) {
        return new Subject(name, new LinkedHashMap<>(), new HashMap<>());
    }
}
