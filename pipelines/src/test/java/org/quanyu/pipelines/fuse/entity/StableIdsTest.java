package org.quanyu.pipelines.fuse.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.pipelines.fuse.scratch.Scratch;

class StableIdsTest {

    private static final SparkSession SPARK = ClusterSession.session();
    private static final StructType CLUSTERS =
            new StructType().add("record", "long").add("cluster", "long");
    private static final StructType BEFORE =
            new StructType().add("record", "long").add("entity_id", "string");

    @Test
    void anEntityKeepsItsIdWhenRecordsJoinAndLeave() {
        List<Row> before = before("e", 1, 2, 3);
        List<Row> now = clusters(2, 2, 3, 9);

        assertThat(ids(now, before)).containsEntry(2L, "e");
    }

    @Test
    void theIdOfAMergerIsThatOfTheEntityWithMostRecords() {
        List<Row> before = before("small", 1);
        before.addAll(before("large", 2, 3));

        assertThat(ids(clusters(1, 1, 2, 3), before)).containsEntry(1L, "large");
        assertThat(changes(clusters(1, 1, 2, 3), before)).containsExactly("small merged large 1");
    }

    @Test
    void theIdOfASplitEntityStaysWithMostOfItsRecords() {
        List<Row> now = clusters(1, 1);
        now.addAll(clusters(2, 2, 3));

        Map<Long, String> ids = ids(now, before("e", 1, 2, 3));

        assertThat(ids).containsEntry(2L, "e");
        assertThat(ids.get(1L)).isEqualTo("person-0000000000000001");
        assertThat(changes(now, before("e", 1, 2, 3))).containsExactly("e split person-0000000000000001 1");
    }

    @Test
    void aNewIdIsNoneThatEverWas() {
        List<Row> now = clusters(1, 1);
        now.addAll(clusters(2, 2, 3));

        Map<Long, String> ids = ids(now, before("person-0000000000000001", 1, 2, 3));

        assertThat(ids).containsEntry(2L, "person-0000000000000001");
        assertThat(ids.get(1L)).startsWith("person-").isNotEqualTo("person-0000000000000001");
    }

    @Test
    void aClusterWhoseFirstChoiceIsGoneTakesItsNext() {
        List<Row> before = before("a", 1, 2, 3, 4, 5);
        before.addAll(before("b", 6));
        List<Row> now = clusters(1, 1, 2, 3);
        now.addAll(clusters(4, 4, 5, 6));

        assertThat(ids(now, before)).containsEntry(1L, "a").containsEntry(4L, "b");
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        Random random = new Random(7);
        List<Row> before = new ArrayList<>();
        List<Row> now = new ArrayList<>();
        for (long record = 0; record < 300; record++) {
            before.add(RowFactory.create(record, "e" + random.nextInt(80)));
            now.add(RowFactory.create(record, (long) random.nextInt(70)));
        }
        Map<Long, String> ids = ids(now, before);
        Collections.shuffle(before, random);
        Collections.shuffle(now, random);

        assertThat(ids(now, before)).isEqualTo(ids);
        assertThat(ids.values()).doesNotHaveDuplicates().hasSize(70);
    }

    private static Map<Long, String> ids(List<Row> clusters, List<Row> before) {
        try (Scratch scratch = Scratch.of(SPARK)) {
            return ids(clusters, before, scratch).collectAsList().stream()
                    .collect(Collectors.toMap(row -> row.getLong(0), row -> row.getString(1)));
        }
    }

    private static List<String> changes(List<Row> clusters, List<Row> before) {
        try (Scratch scratch = Scratch.of(SPARK)) {
            Dataset<Row> ids = ids(clusters, before, scratch);
            return StableIds.changes(
                            SPARK.createDataFrame(clusters, CLUSTERS), SPARK.createDataFrame(before, BEFORE), ids)
                    .selectExpr("concat_ws(' ', entity_id, change, other_entity_id, records)")
                    .collectAsList()
                    .stream()
                    .map(row -> row.getString(0))
                    .toList();
        }
    }

    private static Dataset<Row> ids(List<Row> clusters, List<Row> before, Scratch scratch) {
        Dataset<Row> earlier = SPARK.createDataFrame(before, BEFORE);
        return new StableIds("person", "run", scratch)
                .of(SPARK.createDataFrame(clusters, CLUSTERS), earlier, earlier.select("entity_id"));
    }

    private static List<Row> clusters(long cluster, long... records) {
        List<Row> rows = new ArrayList<>();
        for (long record : records) {
            rows.add(RowFactory.create(record, cluster));
        }
        return rows;
    }

    private static List<Row> before(String entity, long... records) {
        List<Row> rows = new ArrayList<>();
        for (long record : records) {
            rows.add(RowFactory.create(record, entity));
        }
        return rows;
    }
}
