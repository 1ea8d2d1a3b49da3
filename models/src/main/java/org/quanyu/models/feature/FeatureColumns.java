package org.quanyu.models.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.yaml.SqlExpression;

/** Computes the features of a set for rows of monthly facts. */
public final class FeatureColumns {

    private final FeatureSet set;

    public FeatureColumns(FeatureSet set) {
        this.set = set;
    }

    /**
     * @param facts one row per firm and month without gaps between a firm's first and last: {@code firm_id},
     *     {@code month} (first day), {@code industry}, {@code community} and the facts of the set
     * @return the same rows with a {@code double} column for each feature beside the columns that are no facts
     */
    public Dataset<Row> of(Dataset<Row> facts) {
        Dataset<Row> rows = facts;
        for (List<Feature> stage : set.stages(FeatureSet.Scope.OWN)) {
            rows = withStage(rows, stage);
        }
        rows = Peers.joinedTo(rows, set.comparisons());
        for (List<Feature> stage : set.stages(FeatureSet.Scope.COMPARED)) {
            rows = withStage(rows, stage);
        }
        List<Column> columns = new ArrayList<>();
        Set<String> inside = new TreeSet<>(set.facts().stream().map(Fact::name).toList());
        Arrays.asList(Peers.values()).forEach(peers -> inside.add(peers.prefix()));
        List<String> places = List.of("industry", "sub_district", "community");
        for (String name : facts.columns()) {
            if (!inside.contains(name) || places.contains(name)) {
                columns.add(col(name));
            }
        }
        set.features().forEach(feature -> columns.add(col(feature.name())));
        return rows.select(columns.toArray(new Column[0]));
    }

    private static Dataset<Row> withStage(Dataset<Row> rows, List<Feature> stage) {
        List<Column> columns = new ArrayList<>(List.of(col("*")));
        for (Feature feature : stage) {
            columns.add(column(feature));
        }
        try {
            return rows.select(columns.toArray(new Column[0]));
        } catch (Exception e) {
            // Spark throws it, though its API does not say so
            if (e instanceof AnalysisException) {
                throw culprit(rows, stage, e);
            }
            throw e;
        }
    }

    private static RuntimeException culprit(Dataset<Row> rows, List<Feature> stage, Exception failure) {
        for (Feature feature : stage) {
            var problem = SqlExpression.problem(rows, column(feature));
            if (problem.isPresent()) {
                return FeatureReader.invalid(
                        feature.file(),
                        feature.line(),
                        "the expression of " + feature.name() + " cannot be computed: " + problem.get(),
                        "mend it; docs/features.md tells facts and windows");
            }
        }
        return new IllegalStateException(failure);
    }

    private static Column column(Feature feature) {
        return expr(Windows.spelt(feature)).cast("double").as(feature.name());
    }
}
