package org.quanyu.pipelines.benefit.openfisca;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.quanyu.pipelines.benefit.openfisca.Situation.Subject;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads what a case expects: by variable, or by the persons or groups that it names. */
final class ExpectationReader {

    private final Mapping mapping;
    private final YamlFile file;
    private final Period period;
    private final List<Subject> subjects;
    private final List<Expectation> expectations = new ArrayList<>();

    private ExpectationReader(Mapping mapping, YamlFile file, Period period, List<Subject> subjects) {
        this.mapping = mapping;
        this.file = file;
        this.period = period;
        this.subjects = subjects;
    }

    /** The variables that an output asks for, so far as can be told without a mapping: every key that has no names below it. */
    static Set<String> variables(YamlNode output) {
        Set<String> variables = new TreeSet<>();
        if (output instanceof YamlNode.Keys keys) {
            keys.keys().forEach((name, key) -> {
                if (isVariable(key.value())) {
                    variables.add(name);
                } else {
                    variables.addAll(variables(key.value()));
                }
            });
        }
        return variables;
    }

    /** A value, a list of values, or values by period. */
    private static boolean isVariable(YamlNode value) {
        return !(value instanceof YamlNode.Keys keys)
                || keys.keys().keySet().stream()
                        .allMatch(key -> Period.parse(key).isPresent());
    }

    static List<Expectation> expectations(
            Mapping mapping, YamlFile file, Period period, List<Subject> subjects, YamlNode output) {
        ExpectationReader reader = new ExpectationReader(mapping, file, period, subjects);
        reader.read(output);
        return List.copyOf(reader.expectations);
    }

    private void read(YamlNode output) {
        keys(output).forEach((name, key) -> {
            if (isVariable(key.value())) {
                values(name, key.value());
            } else if (name.equals(mapping.decides())) {
                keys(key.value()).forEach((one, values) -> ofOne(place(one, values), values.value()));
            } else if (isTheOnlyOne(name)) {
                ofOne(0, key.value());
            } else {
                throw file.failure(
                        key.place(),
                        "the mapping decides on " + mapping.decides() + ", not on " + name,
                        "ask for the variables of " + mapping.decides() + ", or write a mapping that decides on "
                                + name);
            }
        });
    }

    private boolean isTheOnlyOne(String name) {
        Mapping.Group group = mapping.groups().get(mapping.decides());
        return group != null && group.one().filter(name::equals).isPresent() && subjects.size() == 1;
    }

    private int place(String name, YamlNode.Key key) {
        List<String> names = subjects.stream().map(Subject::name).toList();
        if (!names.contains(name)) {
            throw file.failure(
                    key.place(),
                    "none of " + mapping.decides() + " is named \"" + name + "\"",
                    "there are " + String.join(", ", names));
        }
        return names.indexOf(name);
    }

    private void ofOne(int subject, YamlNode variables) {
        keys(variables)
                .forEach((variable, key) -> byPeriod(
                        key.value(), (at, value) -> expectations.add(new Expectation(variable, subject, at, value))));
    }

    private void values(String variable, YamlNode node) {
        byPeriod(node, (at, value) -> {
            List<YamlNode> values = value instanceof YamlNode.Items items ? items.items() : List.of(value);
            if (values.size() != subjects.size()) {
                throw file.failure(
                        value.place(),
                        values.size() + " values stand here, and there are " + subjects.size() + " of "
                                + mapping.decides(),
                        "write one for each");
            }
            for (int subject = 0; subject < values.size(); subject++) {
                expectations.add(new Expectation(variable, subject, at, values.get(subject)));
            }
        });
    }

    private void byPeriod(YamlNode node, BiConsumer<Period, YamlNode> use) {
        if (node instanceof YamlNode.Keys keys) {
            keys.keys().forEach((time, key) -> use.accept(Period.parse(time).orElseThrow(), key.value()));
        } else {
            use.accept(period, node);
        }
    }

    private Map<String, YamlNode.Key> keys(YamlNode node) {
        if (node instanceof YamlNode.Keys keys) {
            return keys.keys();
        }
        throw file.failure(node.place(), "names with values are wanted here", "write name: value");
    }
}
