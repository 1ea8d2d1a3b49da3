package org.quanyu.pipelines.fuse.cluster;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Connected components in the memory of one process, by union-find over primitive arrays (Tarjan and van Leeuwen 1984,
 * with path halving). The root of a set is its smallest vertex.
 */
final class DisjointSets {

    /** Ends of edges are counted by an int. */
    static final long MOST_EDGES = 500_000_000;

    private static final int VERTICES_PER_CHUNK = 32_768;

    private static final int FIRST_ENDS = 1 << 16;

    private final long[] vertices;
    private final int[] parents;

    /** @param ends the two ends of each edge, one edge after the other */
    DisjointSets(long[] ends) {
        vertices = sortedDistinct(ends);
        parents = new int[vertices.length];
        Arrays.setAll(parents, place -> place);
        for (int end = 0; end < ends.length; end += 2) {
            unite(place(ends[end]), place(ends[end + 1]));
        }
    }

    /**
     * Of edges that are brought here, one partition after the other; nothing if there are too many of them.
     *
     * @param edges two columns (BIGINT)
     * @param most how many there may be
     */
    static Optional<DisjointSets> of(Dataset<Row> edges, long most) {
        long[] ends = new long[FIRST_ENDS];
        int filled = 0;
        for (Iterator<Row> rows = edges.toLocalIterator(); rows.hasNext(); ) {
            if (filled == 2 * most) {
                return Optional.empty();
            }
            if (filled == ends.length) {
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            Row edge = rows.next();
            ends[filled++] = edge.getLong(0);
            ends[filled++] = edge.getLong(1);
        }
        return Optional.of(new DisjointSets(Arrays.copyOf(ends, filled)));
    }

    /** Vertices in ascending order. */
    long[] vertices() {
        return vertices;
    }

    /** The smallest vertex that the vertex at a place is connected with. */
    long component(int place) {
        return vertices[root(place)];
    }

    /** Columns {@code vertex} and {@code component}, one row per vertex. */
    Dataset<Row> vertices(SparkSession spark) {
        List<long[]> chunks = chunks();
        RDD<long[]> tasks = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(chunks, Math.max(1, chunks.size()))
                .rdd();
        return spark.createDataset(tasks, spark.implicits().newLongArrayEncoder())
                .toDF("chunk")
                .selectExpr(
                        "slice(chunk, 1, size(chunk) div 2) as vertices",
                        "slice(chunk, size(chunk) div 2 + 1, size(chunk) div 2) as components")
                .selectExpr("inline(arrays_zip(vertices, components)) as (vertex, component)");
    }

    /** Some vertices and, after them, their components: rows of numbers would take many times the memory. */
    private List<long[]> chunks() {
        return new AbstractList<>() {
            @Override
            public long[] get(int chunk) {
                int from = chunk * VERTICES_PER_CHUNK;
                int size = Math.min(VERTICES_PER_CHUNK, vertices.length - from);
                long[] numbers = Arrays.copyOfRange(vertices, from, from + 2 * size);
                for (int place = 0; place < size; place++) {
                    numbers[size + place] = component(from + place);
                }
                return numbers;
            }

            @Override
            public int size() {
                return (vertices.length + VERTICES_PER_CHUNK - 1) / VERTICES_PER_CHUNK;
            }
        };
    }

    private void unite(int one, int other) {
        int oneRoot = root(one);
        int otherRoot = root(other);
        parents[Math.max(oneRoot, otherRoot)] = Math.min(oneRoot, otherRoot);
    }

    private int root(int place) {
        int at = place;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private int place(long vertex) {
        return Arrays.binarySearch(vertices, vertex);
    }

    private static long[] sortedDistinct(long[] numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (int at = 0; at < sorted.length; at++) {
            if (at == 0 || sorted[at] != sorted[at - 1]) {
                sorted[kept++] = sorted[at];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }
}
