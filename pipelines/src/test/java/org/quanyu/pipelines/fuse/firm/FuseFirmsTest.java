package org.quanyu.pipelines.fuse.firm;

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

/** 300 firms of the registry, each with the record of another department that has its old number instead of its code. */
class FuseFirmsTest {

    private static final Contract REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract RECORD = Contract.of("silver.firm_record");
    private static final Contract LINK = Contract.of("gold.firm_link");
    private static final Contract FIRM = Contract.of("gold.firm");
    private static final Contract HISTORY = Contract.of("gold.entity_history");
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
    void recordsOfOtherDepartmentsAreOfTheFirmsOfTheRegistry() {
        Night night = Night.first(SPARK)
                .with(REGISTRATION, registry())
                .with(RECORD, employers())
                .run(new FuseFirms());

        assertThat(night.table(LINK).count()).isEqualTo(600);
        assertThat(together(night)).isGreaterThan(294);
        assertThat(night.table(FIRM).where("registered").count()).isEqualTo(300);
        Row firm = night.table(FIRM).where("registered and records = 2").first();
        assertThat(firm.<String>getAs("name")).endsWith("科技有限公司");
        assertThat(firm.<String>getAs("source")).isEqualTo("registry");
        assertThat(firm.<String>getAs("firm_id")).startsWith("firm-");
    }

    @Test
    void aFirmKeepsItsIdWhenItsNameChangesAndWhenOthersTellOfIt() {
        Night first = Night.first(SPARK).with(REGISTRATION, registry()).run(new FuseFirms());
        assertThat(first.table(FIRM).count()).isEqualTo(300);
        Dataset<Row> renamed = registry().where("id = 3").withColumn("name", lit("深圳市光宇腾飞科技有限公司"));

        Night second = first.next()
                .with(REGISTRATION, registry().union(renamed), renamed)
                .with(RECORD, employers())
                .run(new FuseFirms());

        Map<String, String> before = firms(first);
        Map<String, String> now = firms(second);
        assertThat(before).allSatisfy((record, firm) -> assertThat(now).containsEntry(record, firm));
        assertThat(second.written(LINK)).isEqualTo(301);
        assertThat(second.table(HISTORY).count()).isZero();
    }

    @Test
    void whereTheRegistryIsAloneAValidCodeMakesOneFirm() {
        Dataset<Row> twice = registry()
                .where("id < 2")
                .withColumn("credit_code", lit("91440300MA5ACKQ00Q"))
                .withColumn("credit_code_valid", lit(true));

        Night night = Night.first(SPARK)
                .with(REGISTRATION, registry().where("id > 1").union(twice))
                .run(new FuseFirms());

        assertThat(night.table(FIRM).count()).isEqualTo(299);
        assertThat(night.table(FIRM).where("credit_code_valid and records = 2").count())
                .isEqualTo(1);
    }

    /** Records of other departments that are of the firm that they tell of. */
    private static long together(Night night) {
        Map<String, String> firms = firms(night);
        return registry()
                .join(employers().select(col("id"), col("record_key").as("of_employer")), "id")
                .collectAsList()
                .stream()
                .filter(row -> firms.get("|" + row.getAs("name")).equals(firms.get(row.<String>getAs("of_employer"))))
                .count();
    }

    private static Map<String, String> firms(Night night) {
        return night.table(LINK).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("record_key"), row -> row.getAs("firm_id")));
    }

    private static Dataset<Row> registry() {
        return SPARK.sql(FIRMS)
                .withColumn("source", lit("registry"))
                .withColumn("record_key", expr("concat('r', id)"))
                .withColumn("credit_code", lit(null).cast("string"))
                .withColumn("credit_code_valid", lit(false))
                .withColumn("registered_address", col("address"))
                .withColumn("arrived_on", expr("date'2024-06-01'"));
    }

    private static Dataset<Row> employers() {
        return SPARK.sql(FIRMS)
                .withColumn("source", lit("employers"))
                .withColumn("credit_code", col("registration_number"))
                .withColumn("registration_number", lit(null).cast("string"))
                .withColumn("record_key", expr("concat('e', id)"))
                .withColumn("arrived_on", expr("date'2024-06-01'"));
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
