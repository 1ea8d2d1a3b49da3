package org.quanyu.pipelines.benefit.openfisca;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quanyu.schemas.yaml.YamlNode;

/**
 * Whom a case is about, and what it says of them.
 *
 * @param persons in the order of the case
 * @param groups of persons by kind, in the order of the case
 */
record Situation(List<Subject> persons, Map<String, List<Subject>> groups) {

    /**
     * A person or a group.
     *
     * @param members places of the persons of a group among all, by role; those of a person are none
     * @param values by variable
     */
    record Subject(String name, Map<String, List<Integer>> members, Map<String, List<Given>> values) {

        boolean has(int person) {
            return members.values().stream().anyMatch(places -> places.contains(person));
        }

        /** The value of a time: given for that very time, or for one that holds it, or by a case of a part of it. */
        Optional<YamlNode> value(String variable, Period time) {
            List<Given> given = values.getOrDefault(variable, List.of());
            return given.stream()
                    .filter(one -> one.period().equals(time))
                    .findFirst()
                    .or(() -> given.stream()
                            .filter(one -> one.period().holds(time) || one.isOfCase() && time.holds(one.period()))
                            .findFirst())
                    .map(Given::value);
        }
    }

    /**
     * A value of a time.
     *
     * @param isOfCase whether the time is that of the case, as the value gives none
     */
    record Given(Period period, YamlNode value, boolean isOfCase) {}
}
