package org.quanyu.pipelines.fuse.explain;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.Fusion;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.pipelines.fuse.linkage.LinkageReader;
import org.quanyu.pipelines.fuse.model.StoredModel;

/** What explanations say, held against the fusion itself; 150 people with two records and one with 210. */
class ExplainerTest {

    private static final StructType RECORDS = new StructType()
            .add("id", "string")
            .add("source", "string")
            .add("name", "string")
            .add("phone", "string");

    private static final String LINKAGE = """
            linkage: person
            records: {id: id, source: source}
            blocking: [phone, name]
            largest_block: 300
            comparisons:
              name: {levels: [exact, {damerau_levenshtein: 1}], term_frequency: true}
              phone: {levels: [exact, {damerau_levenshtein: 1}], term_frequency: true}
            """;

    private static Fused fused;
    private static Explainer explainer;

    @BeforeAll
    static void fuse() {
        SparkSession spark = ClusterSession.session();
        LakeFunctions.register(spark);
        fused = Fusion.fuse(LinkageReader.read("person.yaml", LINKAGE), spark.createDataFrame(people(), RECORDS));
        Dataset<Row> entities = fused.clusters()
                .select(col("record"), col("cluster").cast("string").as("entity_id"));
        explainer = new Explainer(
                fused.linkage(), new StoredModel(fused.model(), fused.threshold()), fused.records(), entities);
    }

    @AfterAll
    static void close() {
        fused.close();
    }

    @Test
    void aPairHasTheWeightThatTheFusionGaveIt() {
        List<Row> pairs = fused.pairs()
                .selectExpr("left_record", "right_record", "cast(weight as double) as weight")
                .dropDuplicates("weight")
                .orderBy("weight")
                .collectAsList();
        assertThat(pairs).hasSizeGreaterThan(3);
        for (Row row : List.of(pairs.get(0), pairs.get(pairs.size() / 2), pairs.get(pairs.size() - 1))) {
            ExplainedPair pair =
                    explainer.meeting(row.getLong(1), row.getLong(0)).pair();

            assertThat(pair.weight()).isCloseTo(row.getDouble(2), within(1e-4));
            assertThat(pair.outcome().isLink()).isEqualTo(row.getDouble(2) >= fused.threshold());
            assertThat(pair.left().number()).isEqualTo(row.getLong(1));
            assertThat(pair.rules()).isNotEmpty();
        }
    }

    @Test
    void ofAnEntityOfManyRecordsSomeAreLookedAt() {
        String crowd = fused.clusters()
                .where("record_id = 'crowd-7'")
                .selectExpr("cast(cluster as string)")
                .first()
                .getString(0);

        ExplainedEntity entity = explainer.entity(crowd);

        assertThat(entity.records()).hasSize(200);
        assertThat(entity.links()).hasSize(199);
        assertThat(entity.limits()).isEqualTo("Only 200 of its 210 records were looked at.");
        assertThat(WhyPage.of(entity)).contains("Only 200 of its 210 records were looked at.");
    }

    private static List<Row> people() {
        Random random = new Random(11);
        List<Row> records = new ArrayList<>();
        for (int person = 0; person < 150; person++) {
            String name = "n" + (100 + random.nextInt(900));
            String phone = String.valueOf(10_000_000 + random.nextInt(80_000_000));
            records.add(RowFactory.create(person + "-0", "a", name, phone));
            records.add(RowFactory.create(person + "-1", "b", person % 5 == 0 ? name + "x" : name, phone));
        }
        for (int record = 0; record < 210; record++) {
            records.add(RowFactory.create("crowd-" + record, "c", "crowd", "99999999"));
        }
        return records;
    }
}
