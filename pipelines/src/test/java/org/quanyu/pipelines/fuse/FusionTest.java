package org.quanyu.pipelines.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.pipelines.fuse.explain.QualityPage;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.LinkageReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Made-up people with three records each, of which each may err in one thing. */
class FusionTest {

    private static final SparkSession SPARK = session();

    private static final StructType RECORDS = new StructType()
            .add("id", "string")
            .add("source", "string")
            .add("name", "string")
            .add("phone", "string")
            .add("born", "string")
            .add("number", "string");

    private static final String LINKAGE = """
            linkage: person
            records: {id: id, source: source}
            blocking: [phone, [born, name], number]
            largest_block: 50
            comparisons:
              name: {levels: [exact, {damerau_levenshtein: 1}], term_frequency: true}
              phone: {levels: [exact], term_frequency: true}
              born: {levels: [exact, {damerau_levenshtein: 1}]}
              number: {levels: [exact, {damerau_levenshtein: 1}], decides: length(number) = 6}
            """;

    private static final int PEOPLE = 400;

    @Test
    void recordsOfOnePersonComeTogetherWhateverTheirOrder() {
        List<Row> records = people(1);
        Map<String, Long> clusters = clusters(LINKAGE, records);
        Collections.shuffle(records, new Random(2));

        assertThat(clusters(LINKAGE, records)).isEqualTo(clusters);
        assertThat(rightPairs(clusters)).isGreaterThan(97 * 3 * PEOPLE / 100);
        assertThat(wrongPairs(clusters)).isLessThan(3 * PEOPLE / 100);
    }

    @Test
    void aPhoneThatAllHaveIsNoBlockAndIsSaid() {
        List<Row> records = people(3);
        for (int index = 0; index < 120; index++) {
            Row row = records.get(index);
            records.set(index, RowFactory.create(row.get(0), row.get(1), row.get(2), "999", row.get(4), row.get(5)));
        }
        try (Fused fused = fuse(LINKAGE, records)) {
            assertThat(fused.largeBlocks()).hasSize(1).allMatch(block -> block.records() == 120 && !block.isSplit());
            assertThat(wrongPairs(clusters(fused))).isLessThan(3 * PEOPLE / 100);
            assertThat(QualityPage.of(fused, fused.clusters().withColumnRenamed("cluster", "entity_id")))
                    .contains("Blocks that were too large")
                    .contains("left out")
                    .contains("<td>999</td><td class=\"n\">120</td>")
                    .contains("Largest entities", "3 records (s0: 1, s1: 1, s2: 1)")
                    .contains("expected precision and recall", "class=\"threshold\"");
        }
    }

    @Test
    void aLargeBlockIsSplitByTheFurtherKey() {
        List<Row> records = people(3);
        for (int index = 0; index < 120; index++) {
            Row row = records.get(index);
            records.set(index, RowFactory.create(row.get(0), row.get(1), row.get(2), "999", row.get(4), row.get(5)));
        }
        try (Fused fused = fuse(LINKAGE.replace("largest_block: 50", "largest_block: 50\nthen_by: name"), records)) {
            assertThat(fused.largeBlocks()).hasSize(1).allMatch(block -> block.isSplit());
        }
    }

    @Test
    void identifyingValuesThatDifferKeepRecordsApart() {
        List<Row> records = people(4);
        records.add(RowFactory.create("twin-1", "a", "twin", "777", "2000-01-01", "111111"));
        records.add(RowFactory.create("twin-2", "b", "twin", "777", "2000-01-01", "222222"));

        Map<String, Long> clusters = clusters(LINKAGE, records);

        assertThat(clusters.get("twin-1")).isNotEqualTo(clusters.get("twin-2"));
    }

    @Test
    void aRecordThatOccursTwiceIsNamed() {
        List<Row> records = people(5);
        records.add(records.get(7));

        assertThatThrownBy(() -> fuse(LINKAGE, records))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LINKAGE_INPUT))
                .hasMessageContaining(records.get(7).getString(0))
                .hasMessageContaining("twice");
    }

    @Test
    void aColumnThatIsMissingIsNamedWithTheNearest() {
        assertThatThrownBy(() -> fuse(LINKAGE.replace("phone", "phones"), people(6)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("phones")
                .satisfies(e -> assertThat(((LakeException) e).remedy()).contains("did you mean \"phone\""));
    }

    @Test
    void aFunctionThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> fuse(LINKAGE.replace("length(number)", "lengths(number)"), people(6)))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("lengths");
    }

    @Test
    void recordsWithoutAnyValueAreAFailureAndAColumnWithoutOneIsSaid() {
        List<Row> empty = people(7).stream()
                .map(row -> RowFactory.create(row.get(0), row.get(1), null, null, null, null))
                .toList();
        List<Row> noPhone = people(7).stream()
                .map(row -> RowFactory.create(row.get(0), row.get(1), row.get(2), null, row.get(4), row.get(5)))
                .toList();

        assertThatThrownBy(() -> fuse(LINKAGE, empty))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LINKAGE_WITHOUT_EVIDENCE));
        try (Fused fused = fuse(LINKAGE, noPhone)) {
            assertThat(fused.warnings()).anyMatch(warning -> warning.contains("phone"));
        }
    }

    private static List<Row> people(int seed) {
        Random random = new Random(seed);
        List<Row> records = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            String name = letters(random, 6);
            String phone = digits(random, 8);
            String born = "19" + digits(random, 2) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            String number = digits(random, 6);
            for (int record = 0; record < 3; record++) {
                int error = random.nextInt(6);
                records.add(RowFactory.create(
                        person + "-" + record,
                        "s" + record,
                        error == 0 ? name.substring(1) : name,
                        error == 1 ? digits(random, 8) : phone,
                        error == 2 ? null : born,
                        error == 3 ? null : number));
            }
        }
        return records;
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private static String digits(Random random, int count) {
        return random.ints(count, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
    }

    private static Fused fuse(String linkage, List<Row> records) {
        Linkage read = LinkageReader.read("person.yaml", linkage);
        Dataset<Row> input = SPARK.createDataFrame(records, RECORDS);
        return Fusion.fuse(read, input);
    }

    private static Map<String, Long> clusters(String linkage, List<Row> records) {
        try (Fused fused = fuse(linkage, records)) {
            return clusters(fused);
        }
    }

    private static Map<String, Long> clusters(Fused fused) {
        return fused.clusters().collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("record_id"), row -> row.getAs("cluster")));
    }

    private static long rightPairs(Map<String, Long> clusters) {
        return pairs(clusters, true);
    }

    private static long wrongPairs(Map<String, Long> clusters) {
        return pairs(clusters, false);
    }

    private static long pairs(Map<String, Long> clusters, boolean same) {
        List<String> ids = List.copyOf(clusters.keySet());
        long count = 0;
        for (int left = 0; left < ids.size(); left++) {
            for (int right = left + 1; right < ids.size(); right++) {
                boolean together = clusters.get(ids.get(left)).equals(clusters.get(ids.get(right)));
                boolean isOne = person(ids.get(left)).equals(person(ids.get(right)));
                count += together && isOne == same ? 1 : 0;
            }
        }
        return count;
    }

    private static String person(String id) {
        return id.substring(0, id.indexOf('-'));
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
