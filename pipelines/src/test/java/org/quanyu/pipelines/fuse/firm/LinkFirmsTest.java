package org.quanyu.pipelines.fuse.firm;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
import org.quanyu.schemas.step.Outputs;

/** 300 firms of the registry, each with the record of another department that has its old number instead of its code. */
class LinkFirmsTest {

    private static final SparkSession SPARK = session();

    private static final String FIRMS = """
            select id, concat('深圳市', substring('金木水火土日月星辰宇', 1 + id % 10, 1),
                    substring('宏达盛昌隆兴旺泰安康', 1 + (id div 10) % 10, 1),
                    substring('远航腾飞鹏翔凯越锦绣', 1 + (id div 3) % 10, 1), '科技有限公司') as name,
                cast(440301100000000 + id * 37 as string) as registration_number,
                concat(substring('赵钱孙李周吴郑王冯陈', 1 + id % 10, 1), substring('伟芳娜敏静强磊洋艳勇', 1 + (id div 7) % 10, 1))
                    as legal_representative,
                cast(13612300000 + id * 7919 as string) as phone,
                concat('龙华区民治街道梅龙路', 1 + id, '号', 1 + id % 30, '栋', 101 + id % 9) as address,
                date_add(date'2000-01-01', cast(id * 11 as int)) as founded_on
            from (select explode(sequence(0, 299)) as id)""";

    @Test
    void recordsOfOtherDepartmentsAreLinkedToFirmsOfTheRegistry() {
        Dataset<Row> registry = SPARK.sql(FIRMS)
                .withColumn("source", lit("registry"))
                .withColumn("record_key", expr("concat('r', id)"))
                .withColumn("credit_code_valid", lit(false))
                .withColumn("registered_address", col("address"));
        Dataset<Row> employers = SPARK.sql(FIRMS)
                .withColumn("source", lit("employers"))
                .withColumn("credit_code", col("registration_number"))
                .withColumn("registration_number", lit(null).cast("string"))
                .withColumn("record_key", expr("concat('e', id)"));

        try (Outputs outputs = new LinkFirms().run(new Tables(registry, employers), null)) {
            Dataset<Row> written = outputs.writes().get(0).rows().get();
            assertThat(written.columns())
                    .containsExactlyInAnyOrder(
                            "record_table", "source", "record_key", "firm_id", Contract.MERGED_RECORDS);
            List<Row> links = written.collectAsList();
            assertThat(links).hasSize(600).allMatch(row -> row.<Integer>getAs(Contract.MERGED_RECORDS) == 1);
            Map<String, String> firms = links.stream()
                    .collect(Collectors.toMap(row -> row.getAs("record_key"), row -> row.getAs("firm_id")));
            List<Row> names = employers
                    .join(registry.select(col("id"), col("name").as("registered")), "id")
                    .select("record_key", "registered")
                    .collectAsList();
            long right = names.stream()
                    .filter(row -> firms.get("|" + row.getString(1)).equals(firms.get(row.getString(0))))
                    .count();
            assertThat(right).isGreaterThan(294);
        }
    }

    /** The two tables of records; every row is a change, and nothing was published. */
    private record Tables(Dataset<Row> registry, Dataset<Row> others) implements Inputs {

        @Override
        public Dataset<Row> changes(Contract table) {
            return table(table);
        }

        @Override
        public Dataset<Row> table(Contract table) {
            Dataset<Row> rows = table.table().endsWith("registration") ? registry : others;
            List<String> names = List.of(rows.columns());
            return rows.select(Arrays.stream(table.schema().fields())
                    .map(field -> (names.contains(field.name()) ? col(field.name()) : lit(null))
                            .cast(field.dataType())
                            .as(field.name()))
                    .toArray(Column[]::new));
        }

        @Override
        public Dataset<Row> published(Contract table) {
            return SPARK.createDataFrame(List.of(), table.schema());
        }
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
