package org.quanyu.orchestration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

class EvaluateFusionCommandTest {

    /** As people write them by hand: spaces after commas, quotes, a byte order mark. */
    private static final String CSV = """
            \uFEFFrec_id, given_name, who
            rec-1-org, "li, lei", A
            rec-1-dup-0, li lei, A
            rec-1-dup-1, , A
            rec-2-org, han, B
            rec-2-dup-0, "the ""real"" han", B
            rec-3-org, wang, C
            rec-4-org, zhao, D
            rec-4-dup-0, zhao, D
            """;

    private static final String CLUSTERS = """
            ('s', 'rec-1-org', 'x'), ('s', 'rec-1-dup-0', 'x'), ('s', ' rec-2-org', 'x'), ('s', 'rec-1-dup-1', 'y'),
            ('s', 'rec-2-dup-0', 'z'), ('s', 'rec-3-org', 'z'), ('s', 'rec-4-org', 'w'), ('s', 'rec-9-org', 'w')
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Files.writeString(folder.resolve("truth.csv"), CSV);
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            parquet(spark, CLUSTERS, "source, record_id, entity_id", "out/clusters");
            parquet(spark, CLUSTERS + ", ('t', 'rec-4-org', 'v')", "source, record_id, entity_id", "two-sources");
            parquet(spark, """
                    ('rec-1-org', 's', 0, 10L), ('rec-1-dup-0', 's', 0, 10L), ('rec-1-dup-1', 's', 1, 10L),
                    ('rec-2-org', 's', 0, 7L), ('rec-2-org', 's', 1, 9L), ('rec-2-dup-0', 's', 0, 8L),
                    ('rec-2-dup-0', 's', 1, 9L), ('rec-3-org', 's', 1, 9L)
                    """, "record_id, source, rule, key", "out/blocks");
            parquet(
                    spark,
                    "(1L, 's', 7), (2L, 's', 7), (2L, 't', 8), (null, 's', 8), (3L, 't', null)",
                    "id, dept, person",
                    "truth.parquet");
            parquet(
                    spark,
                    "('s', '1', 'p'), ('s', '2', 'p'), ('t', '2', 'q')",
                    "source, record_id, entity_id",
                    "numbers");
        }
    }

    @Test
    void theMeasuresAreOneJsonObject() throws IOException {
        Outcome outcome = evaluate("out", "truth.csv", "rec_id", "who", "--format", "json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode rows = new ObjectMapper().readTree(outcome.out());
        assertThat(rows).hasSize(1);
        JsonNode measures = rows.get(0);
        assertThat(measures.get("pairwise_precision").asDouble()).isEqualTo(0.25);
        assertThat(measures.get("pairwise_recall").asDouble()).isEqualTo(0.2);
        assertThat(measures.get("pairwise_f1").asDouble()).isCloseTo(2.0 / 9, within(1e-12));
        assertThat(measures.get("cluster_precision").asDouble()).isZero();
        assertThat(measures.get("cluster_recall").asDouble()).isZero();
        assertThat(measures.get("cluster_f1").asDouble()).isZero();
        assertThat(measures.get("b_cubed_precision").asDouble()).isCloseTo(17.0 / 24, within(1e-12));
        assertThat(measures.get("b_cubed_recall").asDouble()).isCloseTo(14.0 / 24, within(1e-12));
        assertThat(measures.get("b_cubed_f1").asDouble()).isCloseTo(476.0 / 744, within(1e-12));
        assertThat(measures.get("blocking_recall").asDouble()).isEqualTo(0.4);
        assertThat(measures.get("records").asLong()).isEqualTo(8);
        assertThat(measures.get("records_without_cluster").asLong()).isEqualTo(1);
        assertThat(measures.get("records_not_in_truth").asLong()).isEqualTo(1);
        assertThat(measures.get("truth_rows_left_out").asLong()).isZero();
        assertThat(measures.get("clusters").asLong()).isEqualTo(5);
        assertThat(measures.get("entities").asLong()).isEqualTo(4);
        assertThat(measures.get("pairs_found").asLong()).isEqualTo(4);
        assertThat(measures.get("pairs_true").asLong()).isEqualTo(5);
        assertThat(measures.get("pairs_right").asLong()).isEqualTo(1);
    }

    @Test
    void theEntityMayBeReadFromTheIdAndTheFolderBeTheClustersThemselves() {
        Outcome outcome = evaluate("out/clusters", "truth.csv", "rec_id", "regexp_extract(rec_id, 'rec-([0-9]+)', 1)");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().map(line -> line.replaceAll("\\s+", "")))
                .startsWith("measure|value", "------------------------+-------", "pairwise_precision|0.2500")
                .contains("pairs_true|5", "blocking_recall|NULL");
    }

    @Test
    void recordsOfSeveralSourcesAreToldApart() {
        Outcome outcome = evaluate("numbers", "truth.parquet", "id", "person", "--source", "dept", "--format", "csv");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().toList().get(1))
                .isEqualTo("1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,1.0,,3,0,0,2,2,2,2,1,1,1");
    }

    @Test
    void aRecordThatIsNamedTwiceIsAnError() {
        Outcome inTruth = evaluate("numbers", "truth.parquet", "id", "person");
        assertThat(inTruth.exitCode()).isEqualTo(1);
        assertThat(inTruth.err()).contains("LAKE-1404 record 2 occurs more than once in the truth", "--source");

        Outcome inClusters = evaluate("two-sources", "truth.csv", "rec_id", "who");
        assertThat(inClusters.exitCode()).isEqualTo(1);
        assertThat(inClusters.err()).contains("LAKE-1405 record rec-4-org occurs more than once in the clusters");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(evaluate("out", "nothing.csv", "rec_id", "who").err()).contains("LAKE-1403", "nothing.csv");
        assertThat(evaluate("nothing", "truth.csv", "rec_id", "who").err()).contains("LAKE-1405", "nothing");
        assertThat(evaluate("out", "truth.csv", "record", "who").err())
                .contains("LAKE-2105", "no column record; it has rec_id, given_name, who");
        assertThat(evaluate("out", "truth.csv", "rec_id", "substring(who").err())
                .contains("LAKE-2105", "substring(who");
        assertThat(evaluate("out", "truth.csv", "rec_id", "nullif(who, who)").err())
                .contains("LAKE-1404 the truth is empty", "truth.csv");
    }

    @Test
    void pairsAreJudgedByThemselves() throws IOException {
        Files.writeString(folder.resolve("pairs.csv"), """
                a, b, label
                rec-1-org, rec-1-dup-0, 2
                rec-2-dup-0, rec-3-org, 1
                rec-1-org, rec-1-dup-1, 2
                rec-8-org, rec-8-org, 2
                rec-8-org, rec-1-org, 0
                rec-8-org, , 0
                """);
        Outcome outcome = pairs("a", "b", "label = 2");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode measures = new ObjectMapper().readTree(outcome.out()).get(0);
        assertThat(measures.get("pairwise_precision").asDouble()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(measures.get("pairwise_recall").asDouble()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(measures.get("pairwise_f1").asDouble()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(measures.get("blocking_recall").asDouble()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(measures.get("pairs").asLong()).isEqualTo(5);
        assertThat(measures.get("pairs_without_cluster").asLong()).isEqualTo(2);
        assertThat(measures.get("truth_rows_left_out").asLong()).isEqualTo(1);
        assertThat(pairs("a", "c", "label = 2").err()).contains("LAKE-2105", "no column c");
        assertThat(pairs("a", "b", "lable = 2").err()).contains("LAKE-1404", "lable");
    }

    private static Outcome pairs(String left, String right, String label) {
        return TestLake.execute(
                "evaluate",
                "fusion",
                "--clusters",
                folder.resolve("out").toString(),
                "--truth",
                folder.resolve("pairs.csv").toString(),
                "--left",
                left,
                "--right",
                right,
                "--label",
                label,
                "--format",
                "json",
                "--master",
                "local[2]",
                "--conf",
                "spark.sql.shuffle.partitions=2");
    }

    @Test
    void withoutASubcommandTheTruthIsRequired() {
        Outcome outcome = TestLake.execute("evaluate");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("Missing required option: '--truth=DIR'");
    }

    private static Outcome evaluate(String clusters, String truth, String recordId, String entity, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "evaluate",
                "fusion",
                "--clusters",
                folder.resolve(clusters).toString(),
                "--truth",
                folder.resolve(truth).toString(),
                "--record-id",
                recordId,
                "--entity",
                entity,
                "--master",
                "local[2]",
                "--conf",
                "spark.sql.shuffle.partitions=2"));
        arguments.addAll(List.of(more));
        return TestLake.execute(arguments.toArray(new String[0]));
    }

    private static void parquet(SparkSession spark, String rows, String columns, String path) {
        spark.sql("select * from values " + rows + " as rows(" + columns + ")")
                .coalesce(1)
                .write()
                .parquet(folder.resolve(path).toString());
    }
}
