package org.quanyu.pipelines.benefit.openfisca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/**
 * A file of cases in OpenFisca's test format: a list, each with a period, what is given and what is expected.
 *
 * @param items the cases as they are written
 */
record CaseFile(YamlFile file, List<YamlNode> items) {

    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "name",
            "description",
            "keywords",
            "period",
            "absolute_error_margin",
            "relative_error_margin",
            "max_spiral_loops",
            "input",
            "output"));

    /**
     * One case, so far as it can be read without a mapping.
     *
     * @param variables that are expected
     */
    record Case(
            String name,
            Place place,
            Period period,
            Margin margin,
            YamlNode input,
            YamlNode output,
            Set<String> variables) {}

    /**
     * Reads a file.
     *
     * @param name as messages name it
     * @throws org.quanyu.schemas.failure.LakeException {@code POLICY_CASES_INVALID} with file, line and column
     */
    static CaseFile read(Path path, String name) {
        YamlFile file = new YamlFile(name, FailureCode.POLICY_CASES_INVALID, "docs/matching.md");
        try {
            YamlNode node = YamlNode.parse(file, Files.readString(path));
            if (!(node instanceof YamlNode.Items items)) {
                throw file.failure(
                        node.place(), "there are no cases", "write a list, each with period, input and output");
            }
            return new CaseFile(file, items.items());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one of the cases.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code POLICY_CASES_INVALID} with file, line and column
     */
    Case read(YamlNode item) {
        YamlForm form = YamlForm.of(file, "a case", item, KEYS);
        Period period = Period.parse(form.text("period"))
                .orElseThrow(() -> form.failure(
                        "period",
                        "\"" + form.text("period") + "\" is no year or month",
                        "write it as 2018, 2018-01 or month:2018-01"));
        YamlNode output = form.require("output");
        Set<String> variables = ExpectationReader.variables(output);
        if (variables.isEmpty()) {
            throw form.failure("output", "the case expects nothing", "name the variables that it is about");
        }
        return new Case(
                form.optionalText("name").orElse(line(item)),
                item.place(),
                period,
                new Margin(margin(form, "absolute_error_margin"), margin(form, "relative_error_margin")),
                form.has("input") ? form.require("input") : new YamlNode.Nothing(item.place()),
                output,
                variables);
    }

    /** The name of a case that gives none. */
    static String line(YamlNode item) {
        return "line " + item.place().line();
    }

    private BigDecimal margin(YamlForm form, String name) {
        return form.has(name) ? (BigDecimal) new CaseValues(file).value(form.require(name), "number") : null;
    }
}
