package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * How well clusters of records agree with the entities that the records are of. Everything is counted in the contingency
 * table of clusters and entities; no pair is ever made.
 *
 * @param pairwise pairs of records in the same cluster against pairs of the same entity
 * @param cluster clusters against entities, right where they hold the same records
 * @param bCubed mean over records of the share of its cluster that is of its entity, and of its entity that is in its
 *     cluster (Bagga and Baldwin, Entity-based cross-document coreferencing using the vector space model, 1998)
 * @param counts what they were measured on
 */
public record ClusterQuality(PrecisionRecall pairwise, PrecisionRecall cluster, PrecisionRecall bCubed, Counts counts) {

    /**
     * What quality was measured on.
     *
     * @param records of the truth; those without a cluster are clusters of their own
     * @param withoutCluster how many of them are
     * @param clusters that hold at least one of the records
     * @param entities of the records
     * @param rightClusters clusters that hold exactly the records of an entity
     * @param pairsFound pairs of records in the same cluster
     * @param pairsTrue pairs of records of the same entity
     * @param pairsRight pairs that are both
     */
    public record Counts(
            long records,
            long withoutCluster,
            long clusters,
            long entities,
            long rightClusters,
            BigInteger pairsFound,
            BigInteger pairsTrue,
            BigInteger pairsRight) {}

    /** @param judged columns {@code record} (unique), {@code entity} and {@code cluster} (text, null if it has none) */
    public static ClusterQuality of(Dataset<Row> judged) {
        Column own = concat(lit("record "), col("record"));
        Dataset<Row> cells = judged.groupBy(
                        coalesce(concat(lit("cluster "), col("cluster")), own).as("cluster"), col("entity"))
                .agg(count(lit(1)).as("records"), count(col("cluster")).as("clustered"))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return ofCells(cells);
        } finally {
            cells.unpersist();
        }
    }

    private static ClusterQuality ofCells(Dataset<Row> cells) {
        Row all = cells.agg(
                        coalesce(sum(col("records")), lit(0L)),
                        coalesce(sum(col("clustered")), lit(0L)),
                        pairsWithin(col("records")))
                .head();
        Side found = Side.of(cells, "cluster");
        Side truth = Side.of(cells, "entity");
        long records = all.getLong(0);
        BigInteger pairsRight = integer(all, 2);
        long right = rightClusters(cells);
        return new ClusterQuality(
                PrecisionRecall.of(
                        pairsRight.doubleValue(),
                        found.pairs().doubleValue(),
                        truth.pairs().doubleValue()),
                PrecisionRecall.of(right, found.groups(), truth.groups()),
                new PrecisionRecall(
                        records == 0 ? 1 : found.agreement() / records, records == 0 ? 1 : truth.agreement() / records),
                new Counts(
                        records,
                        records - all.getLong(1),
                        found.groups(),
                        truth.groups(),
                        right,
                        found.pairs(),
                        truth.pairs(),
                        pairsRight));
    }

    /**
     * The contingency table seen from the clusters, or from the entities.
     *
     * @param agreement sum over records of the share of its group that agrees with it in the other grouping
     */
    private record Side(long groups, BigInteger pairs, double agreement) {

        static Side of(Dataset<Row> cells, String group) {
            Row found = cells.groupBy(col(group))
                    .agg(
                            sum(col("records")).as("size"),
                            sum(col("records").multiply(col("records"))).as("squares"))
                    .agg(
                            count(lit(1)),
                            pairsWithin(col("size")),
                            coalesce(sum(col("squares").divide(col("size"))), lit(0.0)))
                    .head();
            return new Side(found.getLong(0), integer(found, 1), found.getDouble(2));
        }
    }

    /** Clusters that lie in one entity and are as large as it is. */
    private static long rightClusters(Dataset<Row> cells) {
        Dataset<Row> pure = cells.groupBy(col("cluster"))
                .agg(
                        count(lit(1)).as("cells"),
                        min(col("entity")).as("entity"),
                        sum(col("records")).as("size"))
                .where(col("cells").equalTo(1))
                .select(col("entity"), col("size"));
        Dataset<Row> entities =
                cells.groupBy(col("entity")).agg(sum(col("records")).as("size"));
        return pure.join(
                        entities,
                        pure.col("entity")
                                .equalTo(entities.col("entity"))
                                .and(pure.col("size").equalTo(entities.col("size"))))
                .count();
    }

    /** Sum of the pairs within groups of a size, exact. */
    private static Column pairsWithin(Column size) {
        return coalesce(
                sum(shiftright(size.multiply(size.minus(1)), 1).cast("decimal(38,0)")),
                lit(BigDecimal.ZERO).cast("decimal(38,0)"));
    }

    private static BigInteger integer(Row row, int column) {
        return row.getDecimal(column).toBigIntegerExact();
    }
}
