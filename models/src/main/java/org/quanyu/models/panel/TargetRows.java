package org.quanyu.models.panel;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.risk.Target;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * The rows of a target, ready to be learnt from.
 *
 * @param examples the rows whose label is known
 * @param warnings what should be looked at
 */
public record TargetRows(Examples examples, List<String> warnings) {

    /**
     * @param panel the rows of {@link PanelQuery}
     * @param documented what the panel says of its own columns
     * @throws LakeException {@code TARGET_WITHOUT_POSITIVES}, {@code TARGET_LEAKS} or {@code TARGET_INPUT}
     */
    public static TargetRows of(Target target, Dataset<Row> panel, PanelDocumentation documented) {
        Dataset<Row> rows = LabelledRows.of(target, panel).persist();
        try {
            FeatureColumns chosen = FeatureColumns.choose(target, rows, documented);
            Column[] columns = Stream.concat(
                            Stream.of(col(LabelledRows.MONTH), col(LabelledRows.LABEL), col(LabelledRows.POINTS)),
                            Stream.of(FeatureColumns.of(chosen.features(), rows)))
                    .toArray(Column[]::new);
            Dataset<Row> known = LabelledRows.known(target, rows);
            Examples read = new ExampleReader(chosen.features())
                    .read(known.select(columns).toLocalIterator());
            requireBothLabels(read);
            FeatureChecks checks = FeatureChecks.of(read);
            List<String> warnings = new ArrayList<>(chosen.warnings());
            warnings.addAll(checks.warnings());
            return new TargetRows(checks.without(read), warnings);
        } finally {
            rows.unpersist();
        }
    }

    /**
     * The rows to learn from as the panel has them, with their month and label.
     *
     * @return the panel's columns, {@code target_month} (months from January of year 0), {@code target_label} (1 or 0) and
     *     {@code target_points} of the officers' rule
     */
    public static Dataset<Row> known(Target target, Dataset<Row> panel) {
        return LabelledRows.known(target, LabelledRows.of(target, panel));
    }

    /** The features of rows to score, as {@link RowValues} takes them; the rows' own columns stand before them. */
    public static Dataset<Row> toScore(List<Feature> features, Dataset<Row> rows) {
        Column[] columns = Stream.concat(
                        Stream.of(rows.columns()).map(name -> rows.col(SqlText.identifier(name))),
                        Stream.of(FeatureColumns.of(features, rows)))
                .toArray(Column[]::new);
        return rows.select(columns);
    }

    private static void requireBothLabels(Examples read) {
        int positives = read.positives();
        if (positives == 0 || positives == read.rows()) {
            throw new LakeException(
                    FailureCode.TARGET_WITHOUT_POSITIVES,
                    "of " + "%,d".formatted(read.rows()) + " rows with a known label "
                            + (positives == 0 ? "none" : "each") + " is positive",
                    "check the label's condition and its horizon, and that the input reaches far enough");
        }
    }
}
