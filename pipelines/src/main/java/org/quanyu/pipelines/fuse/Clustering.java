package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.fuse.cluster.Components;
import org.quanyu.pipelines.fuse.cluster.ConnectedComponents;
import org.quanyu.pipelines.fuse.cluster.Repair;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.ComparableRecords;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.SqlText;

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

    /** {@code record}, {@code kind} (which deciding comparison has a say) and {@code identity} (a hash of the value). */
    private Dataset<Row> identities(Dataset<Row> records) {
        List<Column> identities = new ArrayList<>();
        for (int index = 0; index < linkage.comparisons().size(); index++) {
            var comparison = linkage.comparisons().get(index);
            Column value = col(SqlText.identifier(comparison.columns().get(0)));
            identities.add(
                    comparison.authoritative().isPresent()
                            ? when(col(StandardisedRecords.decides(index)), xxhash64(value))
                            : lit(null).cast(DataTypes.LongType));
        }
        return records.select(
                        col(StandardisedRecords.RECORD),
                        posexplode(array(identities.toArray(Column[]::new))).as(new String[] {"kind", "identity"}))
                .where(col("identity").isNotNull());
    }
}
