package org.quanyu.pipelines.benefit.openfisca;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlNode;

/**
 * What the words of cases mean to a policy: {@code openfisca.yaml} beside its sheet.
 *
 * @param persons as cases call the persons, for example {@code individus}
 * @param groups in which persons stand together, by the name that cases give them
 * @param decides the persons, or the group, on which is decided one by one
 * @param facts by the name of the policy's fact
 * @param outputs by variable
 * @param ignored why a variable or a group of the cases says nothing to the policy, by name
 */
record Mapping(
        String persons,
        Map<String, Group> groups,
        String decides,
        Map<String, Source> facts,
        Map<String, Output> outputs,
        Map<String, String> ignored) {

    /**
     * Persons who stand together, as a household does.
     *
     * @param one as cases call a single one, under which they give no name to it
     * @param roles the first is that of a person whom a case puts nowhere
     */
    record Group(Optional<String> one, List<String> roles) {}

    /** Where a fact is from. */
    sealed interface Source {

        /** A value for all cases, with the reason. */
        record Constant(YamlNode value, String because) implements Source {}

        /**
         * What a case says of those who belong to whom is decided on.
         *
         * @param variable empty where the persons or groups themselves are counted
         * @param of the persons or the group that has the variable
         * @param roles that a person has to have, by group
         * @param otherwise what a case means that does not say it; without it the fact is unknown
         * @param values what the words of cases are in the policy
         */
        record Said(
                Optional<String> variable,
                String of,
                When at,
                Take take,
                Map<String, String> roles,
                Optional<YamlNode> otherwise,
                Map<String, YamlNode> values)
                implements Source {}
    }

    /**
     * A variable that is a decision of the policy. A case that gives it stands in for the decision.
     *
     * @param of the persons or the group that cases give it to
     * @param isEachMonth whether a longer period is decided month by month, and the amounts are added
     * @param values what the words of cases are in the policy
     * @param notInForce what is expected on a day on which no version of the policy is in force
     */
    record Output(
            String decision,
            String of,
            When at,
            boolean isEachMonth,
            Map<String, YamlNode> values,
            Optional<YamlNode> notInForce) {}

    /** The value that a word of cases is in the policy; itself, where the mapping has no words for the variable. */
    static YamlNode translated(YamlFile file, String variable, Map<String, YamlNode> values, YamlNode written) {
        if (values.isEmpty()) {
            return written;
        }
        String word = written instanceof YamlNode.Text text ? text.text() : "";
        YamlNode value = values.get(word);
        if (value == null) {
            throw file.failure(
                    written.place(),
                    "the mapping does not say what \"" + word + "\" of " + variable + " is",
                    "it says it of " + String.join(", ", values.keySet()));
        }
        return value;
    }

    /** Who has a variable, by variable. */
    Map<String, String> holders() {
        Map<String, String> holders = outputs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, output -> output.getValue().of()));
        said().forEach(said -> said.variable().ifPresent(variable -> holders.put(variable, said.of())));
        return holders;
    }

    /** All names that cases may use for variables. */
    boolean knows(String variable) {
        return holders().containsKey(variable) || ignored.containsKey(variable);
    }

    boolean decidesAll(Set<String> variables) {
        return outputs.keySet().containsAll(variables);
    }

    private Stream<Source.Said> said() {
        return facts.values().stream().filter(Source.Said.class::isInstance).map(Source.Said.class::cast);
    }
}
