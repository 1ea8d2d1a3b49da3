package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.cluster.Components;
import org.quanyu.pipelines.fuse.cluster.ConnectedComponents;
import org.quanyu.pipelines.fuse.cluster.Repair;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.ComparableRecords;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/** Makes clusters of records from the weights of their pairs. */
record Clustering(Linkage linkage, Decisions decisions, Scratch scratch) {

    /** {@code record}, {@code source}, {@code record_id}, {@code cluster} (the smallest record of it). */
    Dataset<Row> clusters(ComparableRecords comparable, Dataset<Row> weighed, double threshold) {
        Dataset<Row> records = comparable.records();
        Dataset<Row> strengths = decisions.over(Scoring.strengths(weighed, threshold));
        Dataset<Row> repaired;
        try (Components components = new ConnectedComponents().of(Scoring.links(strengths))) {
            Dataset<Row> members = scratch.keep("components", components.members());
            repaired = new Repair(scratch, comparable.count()).repaired(members, identities(records), strengths);
        }
        Dataset<Row> clusters = records.select(
                        StandardisedRecords.RECORD, StandardisedRecords.SOURCE, StandardisedRecords.RECORD_ID)
                .join(Scratch.lookup(repaired, comparable.count()), StandardisedRecords.RECORD, "left")
                .withColumn("cluster", coalesce(col("component"), col(StandardisedRecords.RECORD)))
                .drop("component");
        return scratch.keep("clusters", clusters);
    }

    /** A hash of what identifies the entity of a record, by the first deciding comparison that has a say. */
    private Dataset<Row> identities(Dataset<Row> records) {
        List<Column> candidates = new ArrayList<>();
        for (int index = 0; index < linkage.comparisons().size(); index++) {
            var comparison = linkage.comparisons().get(index);
            if (comparison.authoritative().isPresent()) {
                String value = comparison.columns().get(0);
                candidates.add(
                        when(col(StandardisedRecords.decides(index)), xxhash64(lit(index), col("`" + value + "`"))));
            }
        }
        candidates.add(lit(null).cast("long"));
        return records.select(
                        col(StandardisedRecords.RECORD),
                        coalesce(candidates.toArray(Column[]::new)).as("identity"))
                .where(col("identity").isNotNull());
    }
}
