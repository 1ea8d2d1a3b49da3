package org.quanyu.pipelines.fuse.person;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.StepContext;

/** 300 people in two registers, and nights in which records come, change and go. */
class FusePersonsTest {

    private static final Contract RECORD = Contract.of("silver.person_record");
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
        Night first = new Night(people(), people(), Map.of()).run("r1");

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
        Night first = new Night(people(), people(), Map.of()).run("r1");
        Dataset<Row> later = people().where("id <> 5")
                .unionByName(people().where("id < 10 and id <> 5 and source = 'school'")
                        .withColumn("source", lit("police"))
                        .withColumn("record_key", expr("concat('police-', id)")));

        Night second = new Night(later, later.where("source = 'police'"), first.tables).run("r2");

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
        Night first = new Night(apart, apart, Map.of()).run("r1");
        assertThat(first.table(PERSON).count()).isEqualTo(301);

        Night second = new Night(people(), people().where("record_key = 'clinic-7'"), first.tables).run("r2");

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

    private static Dataset<Row> people() {
        return SPARK.sql(PEOPLE);
    }

    private static Map<String, String> links(Night night) {
        return night.table(LINK).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("record_key"), row -> row.getAs("person_id")));
    }

    /** Tables in memory before and after a run of the step. */
    private static final class Night implements Inputs, StepContext {

        private final Map<String, List<Row>> tables = new HashMap<>();
        private final Map<String, Long> written = new HashMap<>();
        private final Dataset<Row> records;
        private final Dataset<Row> changed;
        private String run;

        Night(Dataset<Row> records, Dataset<Row> changed, Map<String, List<Row>> before) {
            this.records = shaped(RECORD, records);
            this.changed = shaped(RECORD, changed);
            tables.putAll(before);
        }

        Night run(String id) {
            run = id;
            Map<String, List<Row>> after = new HashMap<>(tables);
            try (Outputs outputs = new FusePersons().run(this, this)) {
                for (Outputs.Write write : outputs.writes()) {
                    Dataset<Row> given = write.rows().get();
                    Dataset<Row> rows = SPARK.createDataFrame(given.collectAsList(), given.schema());
                    Contract table = write.table();
                    written.merge(table.table(), write.mode() == Outputs.Mode.DELETE ? 0 : rows.count(), Long::sum);
                    Dataset<Row> standing = stored(table, after);
                    after.put(
                            table.table(),
                            written(table, write.mode(), rows, standing).collectAsList());
                }
            }
            tables.putAll(after);
            return this;
        }

        private static Dataset<Row> written(
                Contract table, Outputs.Mode mode, Dataset<Row> rows, Dataset<Row> standing) {
            if (mode == Outputs.Mode.APPEND) {
                return standing.unionByName(shaped(table, rows));
            }
            Column[] key = table.primaryKey().stream().map(name -> col(name)).toArray(Column[]::new);
            Dataset<Row> kept =
                    standing.join(rows.select(key), table.primaryKey().toArray(String[]::new), "left_anti");
            Dataset<Row> others = shaped(table, kept);
            return mode == Outputs.Mode.DELETE ? others : others.unionByName(shaped(table, rows));
        }

        long written(Contract table) {
            return written.get(table.table());
        }

        private static Dataset<Row> shaped(Contract table, Dataset<Row> rows) {
            List<String> names = List.of(rows.columns());
            return rows.select(Arrays.stream(table.schema().fields())
                    .map(field -> (names.contains(field.name()) ? col(field.name()) : lit(null))
                            .cast(field.dataType())
                            .as(field.name()))
                    .toArray(Column[]::new));
        }

        private static Dataset<Row> stored(Contract table, Map<String, List<Row>> tables) {
            return SPARK.createDataFrame(tables.getOrDefault(table.table(), List.of()), table.schema());
        }

        @Override
        public Dataset<Row> changes(Contract table) {
            return changed;
        }

        @Override
        public Dataset<Row> table(Contract table) {
            return table.table().equals(RECORD.table()) ? records : stored(table, tables);
        }

        @Override
        public Dataset<Row> published(Contract table) {
            return stored(table, tables);
        }

        @Override
        public SparkSession spark() {
            return SPARK;
        }

        @Override
        public LocalDate asOf() {
            return LocalDate.of(2024, 6, Integer.parseInt(run.substring(1)));
        }

        @Override
        public String runId() {
            return run;
        }

        @Override
        public RunMode mode() {
            return RunMode.INCREMENTAL;
        }

        @Override
        public void notice(Notice notice) {}
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
