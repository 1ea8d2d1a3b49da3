package org.quanyu.pipelines.fuse.cluster;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Which records belong together when each edge joins two of them. Large graphs are contracted on Spark
 * ({@link Contraction}) until few edges are left; these are solved on the driver ({@link DisjointSets}), and small graphs
 * right away. The outcome follows from the set of edges alone.
 */
public final class ConnectedComponents {

    /** Edges that the driver solves, in about 250 MB. */
    public static final long DRIVER_EDGES = 5_000_000;

    private final long driverEdges;

    public ConnectedComponents() {
        this(DRIVER_EDGES);
    }

    /** @param driverEdges edges that the driver solves, at 48 bytes each while it works */
    public ConnectedComponents(long driverEdges) {
        if (driverEdges < 0 || driverEdges > DisjointSets.MOST_EDGES) {
            throw new IllegalArgumentException(
                    "the driver solves 0 to " + DisjointSets.MOST_EDGES + " edges, not " + driverEdges);
        }
        this.driverEdges = driverEdges;
    }

    /**
     * Finds them.
     *
     * @param edges columns {@code left_record} and {@code right_record} (BIGINT, never null), in either direction, also
     *     of a record with itself or repeated; read again if there are many, so rows that are dear to make should be kept
     *     before
     */
    public Components of(Dataset<Row> edges) {
        SparkSession spark = edges.sparkSession();
        Dataset<Row> graph = edges.select(
                col("left_record").cast("long").as("low"),
                col("right_record").cast("long").as("high"));
        Optional<DisjointSets> few = DisjointSets.of(graph, driverEdges);
        if (few.isPresent()) {
            return new Components(members(few.get().vertices(spark)), List.of(), () -> {});
        }
        Scratch scratch = Scratch.of(spark);
        try {
            Contraction contraction = new Contraction(scratch, driverEdges);
            return new Components(members(contraction.vertices(graph)), contraction.rounds(), scratch);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private static Dataset<Row> members(Dataset<Row> vertices) {
        return vertices.select(col("vertex").as("record"), col("component"));
    }
}
