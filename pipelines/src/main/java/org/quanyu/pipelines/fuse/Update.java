package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.quanyu.pipelines.fuse.pair.StandardisedRecords.RECORD;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.PatternCounts;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.pipelines.fuse.pair.ChangedRecords;
import org.quanyu.pipelines.fuse.pair.ComparableRecords;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * A fusion that goes on from an earlier one. Changed records are compared with all that share a block with them; the
 * entities that these links reach, those that the changed records were of, and those that lost a record are clustered
 * anew, from all pairs among their records. All other entities stay as they are.
 */
record Update(Linkage linkage, Earlier earlier, Decisions decisions, Scratch scratch) {

    Fused fused(Dataset<Row> input) {
        Basis basis = earlier.basis();
        ChangedRecords records =
                ChangedRecords.of(linkage, input, basis.records(), basis.largeBlocks(), basis.rarities(), scratch);
        Dataset<Row> touched = scratch.keep("touched_entities", touched(records));
        Dataset<Row> before = scratch.keep("before", linksOf(touched, "left_semi"));
        ComparableRecords comparable = records.among("touched", clusteredAnew(records, before));
        Dataset<Row> pairs = scratch.keep("pairs", new CandidatePairs(comparable).all());
        Dataset<Row> weighed = weighed(pairs);
        return new Fused(
                linkage,
                new Basis(records.all(), basis.rarities(), basis.largeBlocks(), basis.trained()),
                comparable.members(),
                weighed,
                new Clustering(linkage, decisions, scratch)
                        .clusters(comparable, weighed, basis.trained().threshold()),
                Optional.of(new Fused.Continued(linksOf(touched, "left_anti"), before)),
                "that of the earlier fusion",
                Scoring.histogram(weighed),
                comparable.count(),
                List.of(),
                List.of(),
                scratch);
    }

    /** {@code entity_id} of the entities that may change. */
    private Dataset<Row> touched(ChangedRecords records) {
        Dataset<Row> weighed = weighed(scratch.keep("new_pairs", records.pairs()));
        Dataset<Row> strengths =
                Scoring.strengths(weighed, earlier.basis().trained().threshold());
        Dataset<Row> reached = scratch.keep(
                "reached",
                Scoring.links(decisions.over(strengths))
                        .selectExpr("explode(array(left_record, right_record)) as reached_record")
                        .union(records.changes().select(RECORD))
                        .union(earlier.newlyDecided().select(RECORD))
                        .distinct());
        return earlier.links()
                .join(reached, col(RECORD).equalTo(col("reached_record")))
                .select("entity_id")
                .distinct();
    }

    /** {@code record}: those that are there of the entities as they were, and those that are new. */
    private static Dataset<Row> clusteredAnew(ChangedRecords records, Dataset<Row> before) {
        Dataset<Row> gone =
                records.changes().where("is_gone").select(col(RECORD).as("gone_record"));
        return before.select(RECORD)
                .union(records.changed().select(RECORD))
                .distinct()
                .join(broadcast(gone), col(RECORD).equalTo(col("gone_record")), "left_anti");
    }

    private Dataset<Row> linksOf(Dataset<Row> entities, String join) {
        Dataset<Row> ids = broadcast(entities.select(col("entity_id").as("touched_id")));
        return earlier.links().join(ids, col("entity_id").equalTo(col("touched_id")), join);
    }

    private Dataset<Row> weighed(Dataset<Row> pairs) {
        PatternCounts counts = Scoring.counts(pairs, linkage);
        MatchModel model = earlier.basis().trained().model();
        return Scoring.weighed(pairs, linkage, counts, model);
    }
}
