package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;

/** What is known beforehand of some records; their numbers are those of the standardised records. */
public sealed interface KnownMatches {

    /** Column that says whether both records of a pair are of one entity. */
    String IS_MATCH = "is_match";

    /** The pairs of which it is known, with {@link #IS_MATCH}. */
    Dataset<Row> of(Dataset<Row> pairs);

    /** @param entities columns {@code record} (unique) and {@code entity} */
    record OfRecords(Dataset<Row> entities) implements KnownMatches {
        @Override
        public Dataset<Row> of(Dataset<Row> pairs) {
            return pairs.join(entities.toDF(CandidatePairs.LEFT, "left_entity"), CandidatePairs.LEFT)
                    .join(entities.toDF(CandidatePairs.RIGHT, "right_entity"), CandidatePairs.RIGHT)
                    .withColumn(IS_MATCH, col("left_entity").equalTo(col("right_entity")));
        }
    }

    /** @param labelled columns {@code left_record}, {@code right_record} in any order, and {@code is_match} */
    record OfPairs(Dataset<Row> labelled) implements KnownMatches {
        @Override
        public Dataset<Row> of(Dataset<Row> pairs) {
            Dataset<Row> ordered = labelled.select(
                    least(col(CandidatePairs.LEFT), col(CandidatePairs.RIGHT)).as(CandidatePairs.LEFT),
                    greatest(col(CandidatePairs.LEFT), col(CandidatePairs.RIGHT))
                            .as(CandidatePairs.RIGHT),
                    col(IS_MATCH));
            return pairs.join(ordered, new String[] {CandidatePairs.LEFT, CandidatePairs.RIGHT}, "inner");
        }
    }
}
