package org.quanyu.pipelines.benefit.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;

/** Records of registers with numbers as they come, and whom they are about. */
class LinkRegistersTest {

    private static final Contract UNLINKED = Contract.of("mart.unlinked_record");

    private static final String RECORDS = """
            select *, concat('r-', person_id) as record_key, date'2024-01-05' as arrived_on, date'2010-01-01' as recorded_on from values
                ('identity_register', 'person-1', '张三', '440303195001010017', '1', '户主'),
                ('identity_register', 'person-2', '李四', '440303198002020026', '1', '子女'),
                ('identity_register', 'person-3', '王五', '440303198002021029', null, null),
                ('identity_register', 'person-4', '王五', '440303198002020042', null, null)
            as t(source, person_id, name, identity_number, household_key, relation_to_head)""";

    private static final String REGISTER = """
            select 'veterans' as source, 'veterans' as register, *, date'2024-01-05' as arrived_on, date'2020-01-01' as held_from from values
                ('exact', '张三', '440303195001010017'),
                ('fifteen', '张三', '440303500101001'),
                ('renamed', '张山', '440303195001010017'),
                ('stars', '李四', '440303********0026'),
                ('slip', '李四', '440303198002020027'),
                ('several', '王五', '440303198002******'),
                ('nobody', '赵六', '440303195001010025'),
                ('without', '赵六', null)
            as t(record_key, name, identity_number)""";

    private static Night night;

    @BeforeAll
    static void linked() {
        SparkSession spark = ClusterSession.session();
        LakeFunctions.register(spark);
        night = Night.first(spark)
                .with(Contract.of("silver.person_record"), spark.sql(RECORDS))
                .with(Contract.of("gold.person_link"), spark.sql(RECORDS))
                .with(Beneficiary.PERSON.register(), spark.sql(REGISTER))
                .with(
                        Beneficiary.HOUSEHOLD.register(),
                        spark.sql(
                                "select 'housing' as source, 'housing' as register, *, date'2024-01-05' as arrived_on"
                                        + " from values ('of-head', '张三', '440303195001010017'),"
                                        + " ('of-nobody-yet', '王五', '440303198002021029') as t(record_key, name, identity_number)"))
                .with(
                        Beneficiary.FIRM.register(),
                        spark.sql("select 'hiring' as source, 'hiring' as register, 'shop' as record_key, '店' as name,"
                                + " '91440300ma5abcdef1' as credit_code, date'2024-01-05' as arrived_on"))
                .with(
                        Contract.of("gold.firm"),
                        spark.sql("select 'firm-1' as firm_id, '店' as name, '91440300MA5ABCDEF1' as credit_code"))
                .with(
                        Contract.of("silver.benefit_payment"),
                        spark.sql(
                                "select 'benefit_payments' as source, 'paid' as record_key, 'person' as recipient_kind,"
                                        + " '李四' as name, '440303198002020026' as number"))
                .run(new LinkRegisters());
    }

    @Test
    void recordsAreLinkedByTheirNumberHoweverItIsWritten() {
        assertThat(links())
                .containsEntry("exact", "person-1 number")
                .containsEntry("fifteen", "person-1 number")
                .containsEntry("renamed", "person-1 number")
                .containsEntry("stars", "person-2 stars")
                .containsEntry("slip", "person-2 slip")
                .containsEntry("paid", "person-2 number")
                .containsEntry("shop", "firm-1 number");
    }

    @Test
    void whatFitsNobodyOrSeveralIsListedWithTheReason() {
        assertThat(night.table(UNLINKED).collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.<String>getAs("record_key"), row -> row.<String>getAs("reason"))))
                .isEqualTo(Map.of("several", "several", "nobody", "nobody", "without", "no_number"));
    }

    @Test
    void householdsAreThoseOfOneNumberAndThoseThatARegisterNames() {
        assertThat(night.table(LinkRegisters.HOUSEHOLD).collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.<String>getAs("household_id"),
                                row -> row.<String>getAs("head") + " of "
                                        + row.<String>getList(row.fieldIndex("members")))))
                .isEqualTo(Map.of(
                        "household-1", "person-1 of [person-1, person-2]", "household-3", "person-3 of [person-3]"));
        assertThat(links())
                .containsEntry("of-head", "household-1 number")
                .containsEntry("of-nobody-yet", "household-3 number");
    }

    @Test
    void aLakeWithoutRegistersHasNeitherLinksNorFacts() {
        SparkSession spark = ClusterSession.session();
        Night other = Night.first(spark)
                .with(Contract.of("silver.person_record"), spark.sql(RECORDS))
                .with(Contract.of("gold.person_link"), spark.sql(RECORDS))
                .run(new LinkRegisters())
                .run(new AssembleFacts(FactCatalogue.builtIn()));
        assertThat(other.table(LinkRegisters.HOUSEHOLD).isEmpty()).isTrue();
        assertThat(other.table(Beneficiary.PERSON.facts()).isEmpty()).isTrue();
    }

    private static Map<String, String> links() {
        return night.table(LinkRegisters.LINK).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.<String>getAs("record_key"),
                        row -> row.<String>getAs("entity") + " " + row.<String>getAs("how"),
                        (one, other) -> one + ", " + other));
    }
}
