package org.quanyu.pipelines.fuse.golden;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.LinkageCheck;
import org.quanyu.pipelines.fuse.linkage.LinkageReader;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.failure.LakeException;

class GoldenRecordsTest {

    private static final SparkSession SPARK = session();

    private static final StructType RECORDS = new StructType()
            .add("id", "string")
            .add("department", "string")
            .add("entity", "string")
            .add("name", "string")
            .add("phone", "string")
            .add("rank", "int")
            .add("seen", "string");

    private static final List<Row> ONE_ENTITY = List.of(
            record("1", "school", "li", "111", 3, "2024-01-01"),
            record("2", "school", "Li ", "222", 1, "2025-01-01"),
            record("3", "police", "lilian", "222", null, "2023-01-01"),
            record("4", "clinic", "lilian", " ", 7, null),
            record("5", "clinic", null, "33333", 2, "2025-01-01"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name  | most_frequent                                  | lilian | police/3",
                "phone | most_frequent                                  | 222    | school/2",
                "name  | longest                                        | lilian | police/3",
                "phone | longest                                        | 33333  | clinic/5",
                "phone | {most_recent: to_date(seen)}                   | 33333  | clinic/5",
                "phone | [{most_recent: to_date(seen)}, most_frequent]  | 222    | school/2",
                "phone | {most_recent: rank}                            | 111    | school/1",
                "phone | {most_trusted: [police, school]}               | 222    | police/3",
                "phone | {most_trusted: [clinic]}                       | 33333  | clinic/5",
                "phone | [{most_trusted: [school]}, most_frequent]      | 222    | school/2",
                "phone | {by: longest, valid: length(phone) = 3}        | 222    | school/2",
                "phone | {by: most_frequent, valid: phone = '111'}      | 111    | school/1",
                "phone | {by: most_frequent, valid: phone = '0'}        | 222    | school/2",
                "phone | {by: longest, of: upper(name)}                 | LILIAN | police/3",
                "rank  | {most_recent: to_date(seen)}                   | 2      | clinic/5",
            })
    void aValueSurvivesByItsRule(String column, String rule, String value, String origin) {
        Row golden = golden(column + ": " + rule, ONE_ENTITY).get("x");

        assertThat(golden.<Object>getAs(column)).hasToString(value);
        assertThat(golden.<Long>getAs("records")).isEqualTo(5);
        assertThat(origin(golden, column)).isEqualTo(origin);
    }

    @Test
    void theOrderOfTheRecordsDoesNotMatter() {
        Random random = new Random(1);
        List<Row> records = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            records.add(RowFactory.create(
                    "" + number,
                    "s" + random.nextInt(3),
                    "e" + random.nextInt(60),
                    random.nextInt(5) == 0 ? null : "n" + random.nextInt(4),
                    "p" + random.nextInt(4),
                    random.nextInt(3),
                    "2024-01-0" + (1 + random.nextInt(3))));
        }
        String columns = "name: most_frequent, phone: {most_recent: to_date(seen)}, rank: [longest, most_frequent]";
        Map<String, Row> golden = golden(columns, records);
        Collections.shuffle(records, random);

        assertThat(golden(columns, records)).hasSize(60).isEqualTo(golden);
        golden.forEach((entity, row) ->
                assertThat(count(records, entity, row.getAs("name"))).isEqualTo(largestCount(records, entity)));
    }

    @Test
    void aColumnOfWhichNoRecordHasAValueIsEmptyAndComesFromNowhere() {
        List<Row> records = List.of(record("1", "school", null, "1", 1, null));

        Row golden = golden("name: most_frequent, phone: longest", records).get("x");

        assertThat(golden.<Object>getAs("name")).isNull();
        assertThat(golden.getJavaMap(golden.fieldIndex("provenance"))).containsOnlyKeys("phone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phones: longest              | did you mean \"phone\"",
                "phone: {most_recent: seen}   | to_timestamp(seen)",
                "phone: {most_recent: lost}   | which the input does not have",
                "phone: {by: longest, of: fold(phone)} | cannot be computed",
                "phone: {by: longest, of: 'map(phone, 1)'} | cannot be computed",
            })
    void whatCannotBeReadIsNamed(String columns, String message) {
        assertThatThrownBy(() -> LinkageCheck.check(linkage(columns), input(ONE_ENTITY)))
                .isInstanceOfSatisfying(LakeException.class, e -> assertThat(e.getMessage() + e.remedy())
                        .contains("person.yaml, line")
                        .contains(message));
    }

    private static long count(List<Row> records, String entity, String name) {
        return records.stream()
                .filter(row -> row.getString(2).equals(entity) && name.equals(row.getString(3)))
                .count();
    }

    private static long largestCount(List<Row> records, String entity) {
        return List.of("n0", "n1", "n2", "n3").stream()
                .mapToLong(name -> count(records, entity, name))
                .max()
                .orElseThrow();
    }

    private static String origin(Row golden, String column) {
        Map<String, Row> provenance = golden.getJavaMap(golden.fieldIndex("provenance"));
        Row origin = provenance.get(column);
        return origin.getAs("source") + "/" + origin.getAs("record_key");
    }

    private static Map<String, Row> golden(String columns, List<Row> records) {
        Dataset<Row> input = input(records);
        LinkageCheck.check(linkage(columns), input);
        Dataset<Row> entities = input.select(
                StandardisedRecords.record(col("department"), col("id")).as(StandardisedRecords.RECORD),
                col("entity").as("entity_id"));
        return GoldenRecords.of(linkage(columns), input, entities).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("entity_id"), Function.identity()));
    }

    private static Linkage linkage(String columns) {
        return LinkageReader.read("person.yaml", """
                linkage: person
                records: {id: id, source: department}
                standardise: {name: lower(trim(name))}
                blocking: [phone]
                comparisons: {name: {levels: [exact]}}
                golden: {COLUMNS}
                """.replace("COLUMNS", columns));
    }

    private static Dataset<Row> input(List<Row> records) {
        return SPARK.createDataFrame(records, RECORDS).withColumn("unused", lit(1));
    }

    private static Row record(String id, String source, String name, String phone, Integer rank, String seen) {
        return RowFactory.create(id, source, "x", name, phone, rank, seen);
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
