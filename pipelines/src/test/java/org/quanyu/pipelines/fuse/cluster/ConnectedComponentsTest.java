package org.quanyu.pipelines.fuse.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quanyu.pipelines.fuse.cluster.Components.Round;

class ConnectedComponentsTest {

    private static final StructType EDGES =
            new StructType().add("left_record", "long").add("right_record", "long");

    private static final SparkSession SPARK = ClusterSession.session();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theDriverAndTheRoundsFindWhatASimpleSearchFinds(int seed) {
        List<List<Long>> edges = random(seed);
        Map<Long, Long> expected = DisjointSetsTest.spreading(edges);

        assertThat(members(new ConnectedComponents(), rows(edges))).isEqualTo(expected);
        assertThat(members(new ConnectedComponents(200), rows(edges))).isEqualTo(expected);
    }

    @Test
    void theOrderAndDirectionOfEdgesDoNotMatter() {
        List<List<Long>> edges = random(4);
        List<List<Long>> turned = new ArrayList<>(
                edges.stream().map(edge -> List.of(edge.get(1), edge.get(0))).toList());
        Collections.reverse(turned);

        assertThat(members(new ConnectedComponents(500), rows(turned)))
                .isEqualTo(members(new ConnectedComponents(), rows(edges)));
    }

    @Test
    void aRecordWithAnEdgeToItselfAloneIsAComponent() {
        Dataset<Row> edges = rows(List.of(List.of(7L, 7L), List.of(2L, 1L), List.of(1L, 2L), List.of(1L, 1L)));
        Map<Long, Long> expected = Map.of(1L, 1L, 2L, 1L, 7L, 7L);

        assertThat(members(new ConnectedComponents(), edges)).isEqualTo(expected);
        assertThat(members(new ConnectedComponents(0), edges)).isEqualTo(expected);
    }

    @Test
    void noEdgesHaveNoComponents() {
        assertThat(members(new ConnectedComponents(), rows(List.of()))).isEmpty();
    }

    @Test
    void aLongChainIsOneComponentAfterFewRounds() {
        Dataset<Row> chain = SPARK.range(50_000)
                .select(
                        scattered(col("id")).as("left_record"),
                        scattered(col("id").plus(1)).as("right_record"));

        holdsOneComponent(chain, 50_001, 12);
    }

    @Test
    void aHubIsOneComponentAfterFewRounds() {
        Dataset<Row> hub = SPARK.range(50_000)
                .select(col("id").as("left_record"), lit(25_000L).as("right_record"));

        holdsOneComponent(hub, 50_000, 12);
    }

    @Test
    void theScratchFolderIsEmptiedWhenTheComponentsAreClosed() {
        Components components = new ConnectedComponents(0).of(rows(List.of(List.of(1L, 2L))));
        String[] files = components.members().inputFiles();
        assertThat(files).isNotEmpty().allMatch(file -> new File(URI.create(file)).exists());

        components.close();

        assertThat(files).noneMatch(file -> new File(URI.create(file)).exists());
    }

    /** Through rounds on Spark, to the last thousand edges. */
    private static void holdsOneComponent(Dataset<Row> edges, long records, int mostRounds) {
        try (Components components = new ConnectedComponents(1_000).of(edges)) {
            List<Row> sizes =
                    components.members().groupBy(col("component")).count().collectAsList();
            long smallest =
                    components.members().agg(Map.of("record", "min")).head().getLong(0);

            assertThat(sizes).containsExactly(RowFactory.create(smallest, records));
            assertThat(components.rounds()).hasSizeBetween(2, mostRounds);
            assertThat(components.rounds()).extracting(Round::number).startsWith(1, 2);
            assertThat(components.rounds().get(components.rounds().size() - 1).edgesLeft())
                    .isLessThanOrEqualTo(1_000);
        }
    }

    /** Neighbours of a chain with ids that say nothing of it. */
    private static Column scattered(Column id) {
        return xxhash64(id);
    }

    private static Map<Long, Long> members(ConnectedComponents search, Dataset<Row> edges) {
        try (Components components = search.of(edges)) {
            return components.members().collectAsList().stream()
                    .collect(Collectors.toMap(row -> row.getLong(0), row -> row.getLong(1)));
        }
    }

    /** Small trees, chains and knots, some edges twice, in either direction. */
    private static List<List<Long>> random(int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 4_000)
                .mapToObj(edge -> {
                    long one = random.nextInt(5_000) - 100L;
                    long other = random.nextInt(4) == 0 ? random.nextInt(5_000) : one + random.nextInt(5) - 2;
                    return List.of(one, other);
                })
                .toList();
    }

    private static Dataset<Row> rows(List<List<Long>> edges) {
        return SPARK.createDataFrame(
                        edges.stream()
                                .map(edge -> RowFactory.create(edge.get(0), edge.get(1)))
                                .toList(),
                        EDGES)
                .repartition(3);
    }
}
