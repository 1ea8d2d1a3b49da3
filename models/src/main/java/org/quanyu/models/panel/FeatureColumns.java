package org.quanyu.models.panel;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.quanyu.models.risk.FeatureChoice;
import org.quanyu.models.risk.Target;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Nearest;

/**
 * Chooses the features of a target among the columns of its rows, and finds out whether each holds amounts or names.
 *
 * @param features in the order of the file or of the columns
 * @param warnings what should be looked at
 */
public record FeatureColumns(List<Feature> features, List<String> warnings) {

    /** Text of which at least this share reads as numbers is a column of numbers with bad cells. */
    private static final double MOSTLY = 0.5;

    /** A column of that share of different texts identifies rows and tells nothing. */
    private static final double NEARLY_ALL_DIFFERENT = 0.5;

    public FeatureColumns {
        features = List.copyOf(features);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param rows with {@link LabelledRows}' columns
     * @param documented what the panel says of its own columns
     */
    static FeatureColumns choose(Target target, Dataset<Row> rows, PanelDocumentation documented) {
        Map<String, String> themes = themes(target, rows, documented.themes());
        Set<String> told = toldBy(target);
        themes.keySet().stream().filter(told::contains).findFirst().ifPresent(name -> {
            throw new LakeException(
                    FailureCode.TARGET_LEAKS,
                    "the feature " + name + " tells the label, the entity or the month",
                    "leave it out of the features");
        });
        return new Choosing(target, rows, themes, documented).choose();
    }

    /** The values of features: numbers as double, names as text, in columns {@code f0, f1, …}. */
    static Column[] of(List<Feature> features, Dataset<Row> rows) {
        List<String> there = List.of(rows.columns());
        Column[] columns = new Column[features.size()];
        for (int at = 0; at < columns.length; at++) {
            Feature feature = features.get(at);
            requireThere(feature.name(), there);
            Column value = rows.col(SqlText.identifier(feature.name()));
            columns[at] = (feature.isCategorical() ? text(value) : number(value)).as("f" + at);
        }
        return columns;
    }

    private static Map<String, String> themes(Target target, Dataset<Row> rows, Map<String, List<String>> documented) {
        Map<String, String> themes = new LinkedHashMap<>();
        if (target.features() instanceof FeatureChoice.AllBut allBut) {
            List<String> there = List.of(rows.columns());
            allBut.columns().forEach(name -> requireThere(name, there));
            Set<String> out = new LinkedHashSet<>(toldBy(target));
            out.addAll(allBut.columns());
            there.stream().filter(name -> !out.contains(name)).forEach(name -> themes.put(name, name));
        } else if (target.features() instanceof FeatureChoice.Listed listed) {
            listed.themes().forEach((theme, names) -> names.forEach(name -> themes.put(name, theme)));
        } else if (target.features() instanceof FeatureChoice.Themes chosen) {
            chosen.themes().forEach(theme -> documented(theme, documented).forEach(name -> themes.put(name, theme)));
        }
        return themes;
    }

    private static List<String> documented(String theme, Map<String, List<String>> documented) {
        if (!documented.containsKey(theme)) {
            throw new LakeException(
                    FailureCode.TARGET_INVALID,
                    "the panel documents no theme \"" + theme + "\"",
                    Nearest.hint(theme, documented.keySet())
                            + "of plain files, write the columns of each theme: themes: {THEME: [COLUMN, …]}");
        }
        return documented.get(theme);
    }

    private static Set<String> toldBy(Target target) {
        Set<String> told = new LinkedHashSet<>(target.label().condition().columns());
        target.panel().entity().ifPresent(told::add);
        target.panel().month().ifPresent(told::add);
        told.addAll(List.of(LabelledRows.MONTH, LabelledRows.LABEL, LabelledRows.POINTS));
        told.addAll(List.of("input_file", "input_row"));
        return told;
    }

    private static void requireThere(String name, List<String> there) {
        if (!there.contains(name)) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "the rows have no column " + name + ", which is a feature",
                    Nearest.hint(name, there) + "they have " + String.join(", ", there));
        }
    }

    private static Column number(Column value) {
        return value.cast("double");
    }

    private static Column text(Column value) {
        Column text = trim(value.cast("string"));
        return when(text.notEqual(""), text);
    }

    private record Choosing(
            Target target, Dataset<Row> rows, Map<String, String> themes, PanelDocumentation documented) {

        FeatureColumns choose() {
            requireKnown(target.categorical(), "categorical");
            requireKnown(target.monotone().keySet(), "monotone");
            List<String> texts = themes.keySet().stream()
                    .filter(name -> !target.categorical().contains(name))
                    .filter(name -> !isNumber(typeOf(name)))
                    .toList();
            List<String> warnings = new ArrayList<>();
            Set<String> categorical = new LinkedHashSet<>(target.categorical());
            Set<String> dropped = new LinkedHashSet<>();
            counted(texts).forEach((name, counts) -> counts.judge(name, warnings, categorical, dropped));
            List<Feature> features = themes.keySet().stream()
                    .filter(name -> !dropped.contains(name))
                    .map(name -> feature(name, categorical.contains(name)))
                    .toList();
            return new FeatureColumns(features, warnings);
        }

        private DataType typeOf(String name) {
            requireThere(name, List.of(rows.columns()));
            return rows.schema().apply(name).dataType();
        }

        private Map<String, Counts> counted(List<String> texts) {
            if (texts.isEmpty()) {
                return Map.of();
            }
            List<Column> counts = new ArrayList<>();
            for (String name : texts) {
                Column value = rows.col(SqlText.identifier(name));
                counts.add(count(text(value)));
                counts.add(count(number(value)));
                counts.add(approx_count_distinct(text(value)));
            }
            Row row = rows.agg(lit(0), counts.toArray(Column[]::new)).head();
            Map<String, Counts> counted = new LinkedHashMap<>();
            for (int at = 0; at < texts.size(); at++) {
                counted.put(
                        texts.get(at),
                        new Counts(row.getLong(3 * at + 1), row.getLong(3 * at + 2), row.getLong(3 * at + 3)));
            }
            return counted;
        }

        private Feature feature(String name, boolean isCategorical) {
            return new Feature(
                    name,
                    themes.get(name),
                    isCategorical ? categories(name) : List.of(),
                    isCategorical,
                    target.monotone().getOrDefault(name, documented.directions().getOrDefault(name, 0)),
                    target.words().getOrDefault(name, documented.words().getOrDefault(name, name + " {}")));
        }

        private List<String> categories(String name) {
            requireThere(name, List.of(rows.columns()));
            Column text = text(rows.col(SqlText.identifier(name)));
            return rows
                    .where(col(LabelledRows.LABEL).isNotNull())
                    .groupBy(text.as("name"))
                    .count()
                    .where(col("name").isNotNull())
                    .orderBy(col("count").desc(), col("name"))
                    .limit(Feature.MOST_CATEGORIES)
                    .collectAsList()
                    .stream()
                    .map(row -> row.getString(0))
                    .collect(Collectors.toList());
        }

        private void requireKnown(Set<String> names, String key) {
            names.stream().filter(name -> !themes.containsKey(name)).findFirst().ifPresent(name -> {
                throw new LakeException(
                        FailureCode.TARGET_INVALID,
                        "\"" + key + "\" names " + name + ", which is no feature",
                        Nearest.hint(name, themes.keySet()) + "name one of the features");
            });
        }

        private static boolean isNumber(DataType type) {
            return type instanceof NumericType || type instanceof BooleanType;
        }
    }

    /** How many cells of a column of text hold something, how many of them a number, how many different texts. */
    private record Counts(long texts, long numbers, long different) {

        void judge(String name, List<String> warnings, Set<String> categorical, Set<String> dropped) {
            if (numbers >= MOSTLY * texts) {
                if (numbers < texts) {
                    warnings.add(
                            "%,d cells of %s hold no number and count as missing".formatted(texts - numbers, name));
                }
            } else if (different > Math.max(Feature.MOST_CATEGORIES, NEARLY_ALL_DIFFERENT * texts)) {
                dropped.add(name);
                warnings.add("the column " + name + " holds a different text in nearly each row and is left out");
            } else {
                categorical.add(name);
                warnings.add("the column " + name + " holds texts and is taken as names");
            }
        }
    }
}
