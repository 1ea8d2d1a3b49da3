package org.quanyu.models.panel;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
     * @param documented columns by theme as the panel's own documentation has them; empty for plain files
     * @throws LakeException {@code TARGET_WITHOUT_POSITIVES}, {@code TARGET_LEAKS} or {@code TARGET_INPUT}
     */
    public static TargetRows of(Target target, Dataset<Row> panel, Map<String, List<String>> documented) {
        Dataset<Row> rows = LabelledRows.of(target, panel).persist();
        try {
            FeatureColumns chosen = FeatureColumns.choose(target, rows, documented);
            Column[] columns = Stream.concat(
                            Stream.of(col(LabelledRows.MONTH), col(LabelledRows.LABEL), col(LabelledRows.POINTS)),
                            Stream.of(FeatureColumns.of(chosen.features(), rows)))
                    .toArray(Column[]::new);
            Dataset<Row> known = rows.where(col(LabelledRows.LABEL)
                    .isNotNull()
                    .and(col(LabelledRows.MONTH).isNotNull()));
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
