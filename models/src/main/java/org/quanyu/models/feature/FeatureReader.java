package org.quanyu.models.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads the YAML files of facts and of features. */
final class FeatureReader {

    private static final String PAGE = "docs/features.md";
    private static final Set<String> TABLE_KEYS =
            keys("facts", "title", "table", "firm", "arrived", "where", "columns");
    private static final Set<String> FACT_KEYS = keys("title", "unit", "from", "count");
    private static final Set<String> THEME_KEYS = keys("theme", "title", "status", "features");
    private static final Set<String> FEATURE_KEYS = keys("title", "unit", "told", "from", "risk");
    private static final List<String> YES_NO = List.of("true", "false");

    private final YamlFile file;
    private final YamlForm form;

    private FeatureReader(String name, String text, String what, Set<String> keys) {
        file = new YamlFile(name, FailureCode.FEATURES_INVALID, PAGE);
        form = YamlForm.of(file, what, YamlNode.parse(file, text), keys);
    }

    /**
     * @param name of the file, for messages
     * @throws LakeException {@code FEATURES_INVALID} or {@code SOURCE_EXPRESSION_INVALID} with file, line and nearest name
     */
    static FactTable facts(String name, String text) {
        return new FeatureReader(name, text, "a table of facts", TABLE_KEYS).factTable();
    }

    /** As {@link #facts}. */
    static Theme theme(String name, String text) {
        return new FeatureReader(name, text, "a theme", THEME_KEYS).theme();
    }

    static LakeException invalid(String file, int line, String what, String remedy) {
        return new LakeException(FailureCode.FEATURES_INVALID, file + ", line " + line + ": " + what, remedy);
    }

    private FactTable factTable() {
        List<Fact> facts = new ArrayList<>();
        form.keys("columns").forEach((name, key) -> facts.add(fact(name, key)));
        String tie = form.oneOf("firm", names(FactTable.Tie.values()));
        return new FactTable(
                form.text("facts"),
                Title.read(file, form),
                Contract.of(form.text("table")),
                FactTable.Tie.valueOf(tie.toUpperCase(Locale.ROOT)),
                expression(form, "arrived", "arrived"),
                form.has("where") ? Optional.of(expression(form, "where", "where")) : Optional.empty(),
                facts);
    }

    private Fact fact(String name, YamlNode.Key key) {
        YamlForm fact = YamlForm.of(file, "a fact", key.value(), FACT_KEYS);
        return new Fact(
                checked(name, key),
                Title.read(file, fact),
                fact.text("unit"),
                expression(fact, "from", name),
                isTrue(fact, "count"),
                file.name(),
                key.place().line());
    }

    private Theme theme() {
        String theme = form.text("theme");
        List<Feature> features = new ArrayList<>();
        form.keys("features").forEach((name, key) -> features.add(feature(theme, name, key)));
        return new Theme(theme, Title.read(file, form), isTrue(form, "status"), features);
    }

    private Feature feature(String theme, String name, YamlNode.Key key) {
        YamlForm feature = YamlForm.of(file, "a feature", key.value(), FEATURE_KEYS);
        String risk = feature.has("risk") ? feature.oneOf("risk", names(Feature.Risk.values())) : "either";
        return new Feature(
                checked(name, key),
                theme,
                Title.read(file, feature),
                feature.text("unit"),
                feature.optionalText("told"),
                expression(feature, "from", name),
                Feature.Risk.valueOf(risk.toUpperCase(Locale.ROOT)),
                file.name(),
                key.place().line());
    }

    private String checked(String name, YamlNode.Key key) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw file.failure(
                    key.place(),
                    "\"" + name + "\" cannot be the name of a column",
                    "use small ASCII letters, digits and _, for example insured_change_3m");
        }
        return name;
    }

    private SqlExpression expression(YamlForm of, String key, String column) {
        return SqlExpression.parse(
                Windows.bracketed(of.text(key)),
                file.name(),
                column,
                of.placeOf(key).line());
    }

    private static boolean isTrue(YamlForm of, String key) {
        return of.has(key) && of.oneOf(key, YES_NO).equals("true");
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Set<String> keys(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
