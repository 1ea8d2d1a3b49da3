package org.quanyu.pipelines.fuse.person;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;

/** 300 people in two registers, and nights in which records come, change and go. */
class FusePersonsTest {

    private static final Contract RECORD = Contract.of("silver.person_record");
    private static final Contract DECISION = Contract.of("silver.fusion_decision");
    private static final Contract LINK = Contract.of("gold.person_link");
    private static final Contract PERSON = Contract.of("gold.person");
    private static final Contract HISTORY = Contract.of("gold.entity_history");
    private static final SparkSession SPARK = session();

    private static final String PEOPLE = """
            select id, source, concat(source, '-', id) as record_key,
                concat(substring('赵钱孙李周吴郑王冯陈', 1 + id % 10, 1), substring('伟芳娜敏静强磊洋艳勇', 1 + (id div 10) % 10, 1),
                    substring('军杰涛超明刚平辉玲桂', 1 + (id div 7) % 10, 1)) as name,
                if(id % 2 = 0, '男', '女') as sex,
                date_add(date'1950-01-01', cast(id * 83 as int)) as born_on,
                cast(13800000000 + id * 7919 + 1234567 as string) as phone,
                concat('龙华区民治街道梅龙路', 1 + id, '号', 1 + id % 30, '栋', 101 + id % 9) as address,
                if(source = 'school', timestamp'2024-05-01 00:00:00', timestamp'2023-05-01 00:00:00') as updated_at,
                date'2024-06-01' as arrived_on
            from (select explode(sequence(0, 299)) as id) lateral view explode(array('school', 'clinic')) s as source
            """;

    @Test
    void aPersonOfTwoRegistersIsOneWithTheLatestPhone() {
        Night first = Night.first(SPARK).with(RECORD, people()).run(new FusePersons());

        assertThat(first.table(PERSON).count()).isEqualTo(300);
        assertThat(first.table(LINK).count()).isEqualTo(600);
        assertThat(first.table(HISTORY).count()).isZero();
        Row person =
                first.table(PERSON).where(col("phone").equalTo("13801242486")).first();
        assertThat(person.<Long>getAs("records")).isEqualTo(2);
        Map<String, Row> provenance = person.getJavaMap(person.fieldIndex("provenance"));
        assertThat(provenance.get("phone").getString(0)).isEqualTo("school");
        assertThat(provenance).doesNotContainKey("died_on");
    }

    @Test
    void idsLastWhenRecordsComeAndGo() {
        Night first = Night.first(SPARK).with(RECORD, people()).run(new FusePersons());
        Dataset<Row> later = people().where("id <> 5")
                .unionByName(people().where("id < 10 and id <> 5 and source = 'school'")
                        .withColumn("source", lit("police"))
                        .withColumn("record_key", expr("concat('police-', id)")));

        Night second = first.next()
                .with(RECORD, later, later.where("source = 'police'"))
                .run(new FusePersons());

        Map<String, String> before = links(first);
        Map<String, String> now = links(second);
        assertThat(now).hasSize(600 - 2 + 9).doesNotContainKey("school-5");
        now.forEach((record, person) -> assertThat(person).isEqualTo(before.get(record.replace("police", "school"))));
        assertThat(second.written(LINK)).isEqualTo(9);
        assertThat(second.written(PERSON)).isEqualTo(9);
        assertThat(second.table(PERSON).count()).isEqualTo(299);
        assertThat(second.table(HISTORY).collectAsList()).singleElement().satisfies(row -> {
            assertThat(row.<String>getAs("entity_id")).isEqualTo(before.get("school-5"));
            assertThat(row.<String>getAs("change")).isEqualTo("ended");
            assertThat(row.<String>getAs("reason")).isEqualTo("none of its 2 records is left");
            assertThat(row.getAs("changed_on").toString()).isEqualTo("2024-06-02");
        });
    }

    @Test
    void anEntityThatBecamePartOfAnotherIsRemembered() {
        Dataset<Row> apart = people().where("id <> 7")
                .unionByName(people().where("id = 7 and source = 'school'"))
                .unionByName(people().where("id = 7 and source = 'clinic'")
                        .withColumn("name", lit("欧阳震华"))
                        .withColumn("phone", lit("13999999999"))
                        .withColumn("born_on", lit("1990-02-03").cast("date"))
                        .withColumn("address", lit("南山区科苑路3号")));
        Night first = Night.first(SPARK).with(RECORD, apart).run(new FusePersons());
        assertThat(first.table(PERSON).count()).isEqualTo(301);

        Night second = first.next()
                .with(RECORD, people(), people().where("record_key = 'clinic-7'"))
                .run(new FusePersons());

        assertThat(second.table(PERSON).count()).isEqualTo(300);
        String lives = links(second).get("clinic-7");
        assertThat(links(second)).containsEntry("school-7", lives);
        assertThat(second.table(HISTORY).collectAsList()).singleElement().satisfies(row -> {
            assertThat(row.<String>getAs("change")).isEqualTo("merged");
            assertThat(row.<String>getAs("other_entity_id")).isEqualTo(lives);
            assertThat(links(first)).containsValue(row.getAs("entity_id"));
            assertThat(row.<String>getAs("reason")).startsWith("1 of its 1 records went to " + lives);
        });
        assertThat(second.table(PERSON)
                        .where(col("person_id").equalTo(lives))
                        .first()
                        .<Long>getAs("records"))
                .isEqualTo(2);
    }

    @Test
    void whatPeopleDecidedWinsEveryNightUntilTheyWithdrawIt() {
        Night first = Night.first(SPARK).with(RECORD, people()).run(new FusePersons());
        Night second = first.next().with(DECISION, decisions("different")).run(new FusePersons());
        assertThat(links(second).get("school-7")).isNotEqualTo(links(second).get("clinic-7"));
        assertThat(second.table(PERSON).count()).isEqualTo(301);
        assertThat(second.table(HISTORY).collectAsList())
                .singleElement()
                .satisfies(row -> assertThat(row.<String>getAs("change")).isEqualTo("split"));

        Night third = second.next()
                .with(DECISION, decisions("different").union(decisions("withdrawn")), decisions("withdrawn"))
                .run(new FusePersons());
        assertThat(links(third).get("school-7")).isEqualTo(links(third).get("clinic-7"));
        assertThat(third.table(PERSON).count()).isEqualTo(300);
    }

    /** The later, the greater. */
    private static Dataset<Row> decisions(String decision) {
        return SPARK.sql("""
                select 'clerk' as source, 'person' as entity_type, 'clinic' as left_source, 'clinic-7' as left_record_key,
                    'school' as right_source, 'school-7' as right_record_key, '%1$s' as decision,
                    if('%1$s' = 'withdrawn', timestamp'2024-06-03', timestamp'2024-06-02') as decided_at,
                    date'2024-06-02' as arrived_on""".formatted(decision));
    }

    private static Dataset<Row> people() {
        return SPARK.sql(PEOPLE);
    }

    private static Map<String, String> links(Night night) {
        return night.table(LINK).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("record_key"), row -> row.getAs("person_id")));
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
