package org.quanyu.pipelines.fuse.tie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;

/** What a few records tell of people, firms, addresses and events, and what changes of it from night to night. */
class TieStepsTest {

    private static final SparkSession SPARK = session();

    private static final Contract PERSON_RECORD = Contract.of("silver.person_record");
    private static final Contract FIRM_RECORD = Contract.of("silver.firm_record");
    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract SERVICE_REQUEST = Contract.of("silver.service_request");
    private static final Contract PERSON = Contract.of("gold.person");
    private static final Contract FIRM = Contract.of("gold.firm");
    private static final Contract EVENT = Contract.of("gold.event");
    private static final Contract ADDRESS = Contract.of("gold.address");
    private static final Contract PERSON_LINK = Contract.of("gold.person_link");
    private static final Contract FIRM_LINK = Contract.of("gold.firm_link");
    private static final Contract ADDRESS_LINK = Contract.of("gold.address_link");
    private static final Contract PERSON_ADDRESS = Contract.of("gold.person_address");
    private static final Contract FIRM_ADDRESS = Contract.of("gold.firm_address");
    private static final Contract PERSON_FIRM = Contract.of("gold.person_firm");
    private static final Contract EVENT_LINK = Contract.of("gold.event_link");

    private static final String PERSON_RECORDS = """
            select source, record_key, phone, kind as address_kind, since as at_address_from, until as at_address_until,
                seen as recorded_on, employer as employer_number, date'2024-06-01' as arrived_on from values
                ('visits', 'v1', '13627415938', 'lives', date'2020-01-01', null, date'2023-01-01', null),
                ('visits', 'v2', null, 'lives', date'2020-01-01', date'2024-03-05', date'2024-03-05', null),
                ('leases', 'l1', null, 'rents', date'2021-05-01', date'2025-04-30', date'2021-04-20', null),
                ('insurance', 'i1', null, null, null, null, date'2024-01-01', 'N1'),
                ('register', 'r1', '13927461853', 'registered', null, null, date'2024-01-01', null)
                as t(source, record_key, phone, kind, since, until, seen, employer)""";

    private static final String PLACES = """
            select record_table, source, record_key, level, unit as unit_code, building as building_code, 'address' as how
            from values
                ('silver.person_record', 'visits', 'v1', 'room', 'U1', 'B2'),
                ('silver.person_record', 'visits', 'v2', 'room', 'U1', 'B2'),
                ('silver.person_record', 'leases', 'l1', 'room', 'U1', 'B2'),
                ('silver.person_record', 'register', 'r1', 'building', null, 'B1'),
                ('silver.firm_registration', 'registry', 'c1|深圳市光宇餐饮管理有限公司', 'room', 'U2', 'B3'),
                ('silver.firm_registration', 'registry', 'c2|深圳市龙华区嘉峰维修店', 'building', null, 'B1'),
                ('silver.firm_record', 'leases', 'fl1', 'room', 'U3', 'B3'),
                ('silver.service_request', 'desk', 'hotline|1', 'room', 'U1', 'B2'),
                ('silver.service_request', 'desk', 'hotline|2', 'building', null, 'B1'),
                ('silver.service_request', 'desk', 'hotline|3', 'community', null, null)
                as t(record_table, source, record_key, level, unit, building)""";

    private static final String REQUESTS = """
            select 'desk' as source, 'hotline' as system, no as request_no, phone, requester, party, title, text from values
                ('1', '136-2741-5938', '王先生', '光宇餐饮管理', '欠薪', ''),
                ('2', '13927461853', '李四海', '嘉丰维修店', '噪声', ''),
                ('3', '13627415999', '王先生', null, '关于光宇餐饮管理的投诉', '该公司油烟扰民')
                as t(no, phone, requester, party, title, text)""";

    @Test
    void peopleLiveWhereTheLatestRecordLeavesThem() {
        Night night = night().run(new BuildPersonAddresses());

        assertThat(rows(
                        night,
                        PERSON_ADDRESS,
                        "person_id",
                        "address_code",
                        "kind",
                        "level",
                        "since",
                        "until",
                        "last_seen"))
                .containsExactlyInAnyOrder(
                        "p1 U1 lives room 2020-01-01 2024-03-05 2024-03-05",
                        "p1 U1 rents room 2021-05-01 2025-04-30 2021-04-20",
                        "p2 B1 registered building null null 2024-01-01");
        assertThat(rows(night, PERSON_ADDRESS, "records"))
                .containsExactlyInAnyOrder("visits/v1, visits/v2", "leases/l1", "register/r1");
    }

    @Test
    void aTieFollowsItsPersonAndTheOthersStayAsTheyAre() {
        Night first = night().run(new BuildPersonAddresses());
        Dataset<Row> moved = SPARK.sql("select 'register' as source, 'r1' as record_key, 'p3' as person_id");

        Night second = first.next()
                .with(
                        PERSON_LINK,
                        first.table(PERSON_LINK)
                                .where("record_key <> 'r1'")
                                .drop("merged_records", "run_id")
                                .unionByName(moved),
                        moved)
                .run(new BuildPersonAddresses());

        assertThat(second.written(PERSON_ADDRESS)).isEqualTo(1);
        assertThat(rows(second, PERSON_ADDRESS, "person_id", "address_code", "kind"))
                .containsExactlyInAnyOrder("p1 U1 lives", "p1 U1 rents", "p3 B1 registered");
        Night third = second.next().run(new BuildPersonAddresses());
        assertThat(third.written(PERSON_ADDRESS)).isZero();
    }

    @Test
    void firmsAreWhereTheyAreRegisteredAndLease() {
        Night night = night().run(new BuildFirmAddresses());

        assertThat(rows(night, FIRM_ADDRESS, "firm_id", "address_code", "kind", "until"))
                .containsExactlyInAnyOrder("f1 U2 registered null", "f1 U3 leases 2024-12-31", "f2 B1 registered null");
    }

    @Test
    void peopleWorkForTheEmployerOfTheirInsuranceAndRepresentFirmsByName() {
        Night night = night().run(new BuildPersonFirms());

        assertThat(rows(night, PERSON_FIRM, "person_id", "firm_id", "role", "how"))
                .containsExactlyInAnyOrder("p1 f1 employee number", "p2 f1 legal_representative name");
    }

    @Test
    void eventsAreOfThePersonWithThePhoneTheFirmTheyNameAndThePlace() {
        Night night = night().run(new BuildFirmAddresses()).run(new BuildEventLinks());

        assertThat(rows(night, EVENT_LINK, "event_id", "entity_type", "entity_id", "how"))
                .containsExactlyInAnyOrder(
                        "e1 person p1 phone_and_surname",
                        "e1 firm f1 short_name",
                        "e1 address U1 address",
                        "e2 person p2 phone_and_name",
                        "e2 firm f2 similar_name",
                        "e2 address B1 address",
                        "e3 firm f1 text");
    }

    private static List<String> rows(Night night, Contract table, String... columns) {
        return night.table(table).selectExpr(columns).collectAsList().stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private static Night night() {
        return Night.first(SPARK)
                .with(PERSON_RECORD, SPARK.sql(PERSON_RECORDS))
                .with(PERSON_LINK, SPARK.sql("""
                        select source, record_key, person_id from values ('visits', 'v1', 'p1'), ('visits', 'v2', 'p1'),
                            ('leases', 'l1', 'p1'), ('insurance', 'i1', 'p1'), ('register', 'r1', 'p2')
                            as t(source, record_key, person_id)"""))
                .with(PERSON, SPARK.sql("""
                        select person_id, name, sex from values ('p1', '王小明', '男'), ('p2', '李四海', '男'), ('p4', '赵钱', '女'),
                            ('p5', '赵钱', '男') as t(person_id, name, sex)"""))
                .with(FIRM_REGISTRATION, SPARK.sql("""
                        select 'registry' as source, code as credit_code, name, representative as legal_representative,
                            date'2024-01-01' as arrived_on from values
                            ('c1', '深圳市光宇餐饮管理有限公司', '李四海'), ('c2', '深圳市龙华区嘉峰维修店', '赵钱')
                            as t(code, name, representative)"""))
                .with(FIRM_RECORD, SPARK.sql("""
                        select 'employers' as source, 'n1' as record_key, '光宇餐饮' as name, 'N1' as insurance_number,
                            null as address_kind, null as at_address_until, date'2024-01-01' as arrived_on
                        union all select 'leases', 'fl1', '光宇餐饮', null, 'leases', date'2024-12-31', date'2024-01-01'"""))
                .with(FIRM_LINK, SPARK.sql("""
                        select 'silver.firm_registration' as record_table, 'registry' as source,
                            'c1|深圳市光宇餐饮管理有限公司' as record_key, 'f1' as firm_id
                        union all select 'silver.firm_registration', 'registry', 'c2|深圳市龙华区嘉峰维修店', 'f2'
                        union all select 'silver.firm_record', 'employers', 'n1', 'f1'
                        union all select 'silver.firm_record', 'leases', 'fl1', 'f1'"""))
                .with(FIRM, SPARK.sql("""
                        select firm_id, legal_representative, false as credit_code_valid from values
                            ('f1', '李四海'), ('f2', '赵钱') as t(firm_id, legal_representative)"""))
                .with(ADDRESS, SPARK.sql("""
                        select address_code, building_code from values ('U1', 'B2'), ('U2', 'B3'), ('U3', 'B3'), ('B1', 'B1')
                            as t(address_code, building_code)"""))
                .with(ADDRESS_LINK, SPARK.sql(PLACES))
                .with(EVENT, SPARK.sql("""
                        select concat('e', request_no) as event_id, 'desk' as source, 'hotline' as system, request_no
                        from values ('1'), ('2'), ('3') as t(request_no)"""))
                .with(SERVICE_REQUEST, SPARK.sql(REQUESTS));
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
