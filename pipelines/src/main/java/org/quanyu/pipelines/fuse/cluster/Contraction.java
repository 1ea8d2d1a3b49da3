package org.quanyu.pipelines.fuse.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.cluster.Components.Round;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Randomised contraction (Bögeholz, Brand and Todor, In-database connected component analysis, ICDE 2020): in each round
 * every vertex is named after the one in its closed neighbourhood that comes first in a random order, and vertices of the
 * same name become one. A vertex that comes last in its component is no one's name, so each round leaves fewer vertices;
 * on average at most three quarters, of a chain a half. The space is linear in the edges: the names of all rounds
 * together are a multiple of the vertices.
 */
final class Contraction {

    private final Scratch scratch;
    private final long driverEdges;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Dataset<Row>> names = new ArrayList<>();

    Contraction(Scratch scratch, long driverEdges) {
        this.scratch = scratch;
        this.driverEdges = driverEdges;
    }

    List<Round> rounds() {
        return rounds;
    }

    /**
     * Columns {@code vertex} and {@code component}, the smallest vertex it is connected with.
     *
     * @param edges columns {@code low} and {@code high}, in any order
     */
    Dataset<Row> vertices(Dataset<Row> edges) {
        Dataset<Row> rest = contracted(scratch.keep("edges-0", distinct(edges, col("low"), col("high"))));
        Dataset<Row> components =
                DisjointSets.of(rest, driverEdges).orElseThrow().vertices(edges.sparkSession());
        for (int round = rounds.size(); round > 0; round--) {
            components = scratch.keep("components-" + round, expanded(names.get(round - 1), components));
            scratch.drop("names-" + round);
            scratch.drop("components-" + (round + 1));
        }
        return smallest(components);
    }

    /** The graph after as many rounds as it takes until the driver can solve it. */
    private Dataset<Row> contracted(Dataset<Row> graph) {
        Dataset<Row> edges = graph;
        long left = edges.count();
        while (left > driverEdges) {
            int round = rounds.size() + 1;
            Dataset<Row> named = scratch.keep("names-" + round, names(edges, round));
            edges = scratch.keep("edges-" + round, contracted(edges, named, left));
            scratch.drop("edges-" + (round - 1));
            left = edges.count();
            names.add(named);
            rounds.add(new Round(round, left));
        }
        return edges;
    }

    /** Columns {@code vertex}, {@code name} and {@code degree}, one row per vertex. */
    private static Dataset<Row> names(Dataset<Row> edges, int round) {
        return edges.selectExpr("stack(2, low, high, high, low) as (vertex, neighbour)")
                .groupBy(col("vertex"))
                .agg(
                        min(place(round, col("neighbour"))).as("place"),
                        min_by(col("neighbour"), place(round, col("neighbour"))).as("first"),
                        count(lit(1)).as("degree"))
                .select(
                        col("vertex"),
                        when(place(round, col("vertex")).leq(col("place")), col("vertex"))
                                .otherwise(col("first"))
                                .as("name"),
                        col("degree"));
    }

    /** Where a vertex comes in the random order of a round. */
    private static Column place(int round, Column vertex) {
        return xxhash64(lit((long) round), vertex);
    }

    /** The edges between the names of their ends; those within a name vanish. */
    private static Dataset<Row> contracted(Dataset<Row> edges, Dataset<Row> named, long count) {
        Renaming renaming = Renaming.of(
                named.select(col("vertex"), col("name")),
                named.where(col("degree").gt(Renaming.frequent(count))).select(col("vertex"), col("name")));
        Dataset<Row> lowNamed = renaming.apply(edges, "low", "high", "low_name");
        Dataset<Row> bothNamed = renaming.apply(lowNamed, "high", "low", "high_name");
        return distinct(bothNamed.where(col("low_name").notEqual(col("high_name"))), col("low_name"), col("high_name"));
    }

    private static Dataset<Row> distinct(Dataset<Row> edges, Column one, Column other) {
        return edges.select(least(one, other).as("low"), greatest(one, other).as("high"))
                .distinct();
    }

    /** The component of each vertex from that of its name; a name without an edge is a component of its own. */
    private static Dataset<Row> expanded(Dataset<Row> named, Dataset<Row> components) {
        Dataset<Row> frequent = named.groupBy(col("name"))
                .agg(count(lit(1)).as("vertices"))
                .where(col("vertices").gt(Renaming.frequent(named.count())))
                .select(col("name"));
        Dataset<Row> names = components.toDF("vertex", "name");
        return Renaming.of(
                        names,
                        frequent.join(names, frequent.col("name").equalTo(names.col("vertex")), "left_outer")
                                .select(frequent.col("name"), names.col("name")))
                .apply(named, "name", "vertex", "component")
                .select(col("vertex"), col("component"));
    }

    /** Components named after their smallest vertex. */
    private Dataset<Row> smallest(Dataset<Row> components) {
        Dataset<Row> smallest = scratch.keep(
                "smallest",
                components
                        .groupBy(col("component"))
                        .agg(min(col("vertex")).as("smallest"), count(lit(1)).as("vertices")));
        Renaming renaming = Renaming.of(
                smallest.select(col("component"), col("smallest")),
                smallest.where(col("vertices").gt(Renaming.frequent(components.count())))
                        .select(col("component"), col("smallest")));
        Dataset<Row> members = scratch.keep(
                "members",
                renaming.apply(components, "component", "vertex", "smallest")
                        .select(col("vertex"), col("smallest").as("component")));
        scratch.drop("smallest");
        scratch.drop("components-1");
        return members;
    }
}
