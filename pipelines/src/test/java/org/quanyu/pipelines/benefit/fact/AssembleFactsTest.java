package org.quanyu.pipelines.benefit.fact;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;

/** Facts as of 2024-06-01 from a few records of registers by hand. */
class AssembleFactsTest {

    private static final Contract CONFLICT = Contract.of("mart.fact_conflict");

    private static final String PEOPLE = """
            select * from values
                ('elder', '女', date'1950-01-01'), ('son', '男', date'1980-02-02'), ('lodger', '男', date'1990-03-03'),
                ('child', '女', date'2022-01-05'), ('expecting', '女', date'1994-04-04'), ('mother', '女', date'1995-05-05')
            as t(person_id, sex, born_on)""";

    private static final String RECORDS = """
            select *, concat(source, '-', person_id) as record_key, date'2024-01-05' as arrived_on from values
                ('identity_register', 'elder', true, date'2000-05-01', null, cast(null as date)),
                ('people_building', 'elder', null, null, date'2010-01-01', null),
                ('people_building', 'son', null, null, date'2012-01-01', null),
                ('people_building', 'child', null, null, date'2022-02-01', null),
                ('people_building', 'lodger', null, null, date'2020-01-01', date'2024-03-01')
            as t(source, person_id, registered_here, recorded_on, at_address_from, at_address_until)""";

    private static final String HOUSEHOLD =
            "select 'home' as household_id, 'elder' as head, array('child', 'elder', 'son') as members, 'people_building' as source";

    /** Versions of records; what no version tells is null. */
    private static final String OF_PEOPLE = """
            select 'register' as source, *, concat(register, '-', record) as record_key, '' as source_file, 1 as source_line
            from values
                ('disabled_persons', 'elder', 'a', date'2015-04-01', date'2024-01-05', false, 2, null, null, null, null, null),
                ('veterans', 'son', 'a', date'2005-01-01', date'2024-01-05', false, null, '退役士兵', null, null, null, null),
                ('veterans', 'son', 'a', date'2005-01-01', date'2024-05-05', true, null, '退役士兵', null, null, null, null),
                ('veterans', 'elder', 'b', date'2005-01-01', date'2024-01-05', false, null, '退役士兵', null, null, null, null),
                ('veterans', 'elder', 'b', date'2005-01-01', date'2024-06-02', true, null, '退役士兵', null, null, null, null),
                ('insured_months', 'son', 'a', date'2023-03-01', date'2024-01-05', false, null, null, 100, null, null, null),
                ('insured_months', 'son', 'b', date'2024-02-01', date'2024-02-05', false, null, null, 110, null, null, null),
                ('insured_months', 'lodger', 'c', date'2022-03-01', date'2024-01-05', false, null, null, 50, null, null, null),
                ('certificates', 'son', 'a', date'2010-03-01', date'2024-01-05', false, null, null, null, '初级工', null, null),
                ('certificates', 'son', 'b', date'2015-03-01', date'2024-01-05', false, null, null, null, '中级工', null, null),
                ('births', 'child', 'a', date'2022-01-08', date'2024-01-05', false, null, null, null, null, date'2022-01-06', null),
                ('unemployment_register', 'son', 'a', date'2021-01-01', date'2024-01-05', false, null, null, null, null, null, date'2021-01-01'),
                ('unemployment_register', 'son', 'b', date'2024-04-01', date'2024-05-05', false, null, null, null, null, null, date'2024-04-01')
            as t(register, entity, record, held_from, arrived_on, ended, disability_grade, veteran_class, insured_months,
                skill_level, born, unemployed)""";

    /** The day of the birth is not told. */
    private static final String OF_MOTHERS = """
            select 'register' as source, *, concat(register, '-', entity) as record_key, '' as source_file, 1 as source_line,
                date'2024-05-25' as arrived_on
            from values
                ('pregnancies', 'expecting', date'2024-02-01', date'2024-02-01'),
                ('pregnancies', 'mother', date'2023-11-01', date'2023-11-01'),
                ('childbirths', 'mother', date'2024-05-20', null)
            as t(register, entity, held_from, pregnancy_booked)""";

    private static final String OF_HOUSEHOLDS = """
            select 'register' as source, 'assisted_families' as register, 'assisted-home' as record_key, date'2020-01-01' as held_from,
                date'2024-01-05' as arrived_on, false as ended, '低保' as household_assistance, 3 as members""";

    private static final String OF_FIRMS = """
            select 'register' as source, 'employment_summary' as register, 'summary-shop' as record_key, date'2024-02-03' as held_from,
                date'2024-02-10' as arrived_on, false as ended, 7 as insured""";

    private static final String REGISTRATIONS = """
            select 'firm_registry' as source, 'S1' as credit_code, '店' as name, 'k' as record_key, false as ended,
                '个体工商户' as firm_type, 'F5211' as industry, date'2019-01-01' as founded_on""";

    private static SparkSession spark;
    private static Night night;

    @BeforeAll
    static void assembled() {
        spark = ClusterSession.session();
        LakeFunctions.register(spark);
        night = Night.first(spark)
                .with(Contract.of("gold.person"), spark.sql(PEOPLE))
                .with(Contract.of("silver.person_record"), spark.sql(RECORDS))
                .with(Contract.of("gold.person_link"), spark.sql(RECORDS))
                .with(Contract.of("gold.household"), spark.sql(HOUSEHOLD))
                .with(
                        Contract.of("gold.firm"),
                        spark.sql("select * from values ('shop', '店'), ('stranger', '外地公司') as t(firm_id, name)"))
                .with(Contract.of("silver.firm_registration"), spark.sql(REGISTRATIONS))
                .with(
                        Contract.of("gold.firm_link"),
                        spark.sql("select 'firm_registry' as source, 'silver.firm_registration' as record_table,"
                                + " 'S1|店' as record_key, 'shop' as firm_id"))
                .with(Beneficiary.PERSON.register(), spark.sql(OF_PEOPLE).unionByName(spark.sql(OF_MOTHERS), true))
                .with(Beneficiary.HOUSEHOLD.register(), spark.sql(OF_HOUSEHOLDS))
                .with(Beneficiary.FIRM.register(), spark.sql(OF_FIRMS))
                .with(
                        LinkRegisters.LINK,
                        spark.sql(
                                "select distinct source, record_key, 'person' as entity_type, entity from (" + OF_PEOPLE
                                        + ") union all select source, record_key, 'person', entity from (" + OF_MOTHERS
                                        + ") union all select 'register', 'assisted-home', 'household', 'home'"
                                        + " union all select 'register', 'summary-shop', 'firm', 'shop'"))
                .run(new AssembleFacts(FactCatalogue.builtIn()));
    }

    @Test
    void baseFactsComeFromTheRecordsOfPeople() {
        Row elder = of(Beneficiary.PERSON, "elder");
        assertThat(elder.<Long>getAs("age")).isEqualTo(74);
        assertThat(elder.<Boolean>getAs("woman")).isTrue();
        assertThat(elder.<Boolean>getAs("local")).isTrue();
        assertThat(elder.<Boolean>getAs("resident")).isTrue();
        assertThat(elder.<Date>getAs("resident_since")).hasToString("2010-01-01");
        assertThat(of(Beneficiary.PERSON, "lodger").<Boolean>getAs("resident")).isFalse();
    }

    @Test
    void whatNobodyToldIsUnknownAndWhatIsOnNoRegisterIsNot() {
        Row elder = of(Beneficiary.PERSON, "elder");
        assertThat(elder.<Long>getAs("disability_grade")).isEqualTo(2);
        assertThat(elder.<Date>getAs("disabled_persons_as_of")).hasToString("2015-04-01");
        assertThat(elder.<String>getAs("disability_kind")).isNull();
        assertThat(unknown(elder)).contains("disability_kind", "pension").doesNotContain("disability_grade", "local");
        assertThat(elder.<Long>getAs("mental_grade")).isZero();
        assertThat(elder.<Date>getAs("good_deed")).isNull();
        assertThat(unknown(elder)).doesNotContain("mental_grade", "good_deed");
        Row son = of(Beneficiary.PERSON, "son");
        assertThat(son.<Boolean>getAs("local")).isNull();
        assertThat(unknown(son)).contains("local");
    }

    @Test
    void aRecordHoldsUntilItsEndHasArrived() {
        assertThat(of(Beneficiary.PERSON, "son").<String>getAs("veteran_class")).isEqualTo("无");
        assertThat(of(Beneficiary.PERSON, "son").<Date>getAs("veterans_as_of")).isNull();
        assertThat(of(Beneficiary.PERSON, "elder").<String>getAs("veteran_class"))
                .isEqualTo("退役士兵");
    }

    @Test
    void aStatementHoldsUntilTheNextAndNotForEver() {
        Row son = of(Beneficiary.PERSON, "son");
        assertThat(son.<Long>getAs("insured_months")).isEqualTo(110);
        assertThat(son.<Date>getAs("insured_months_as_of")).hasToString("2024-02-01");
        Row lodger = of(Beneficiary.PERSON, "lodger");
        assertThat(lodger.<Long>getAs("insured_months")).isZero();
        assertThat(lodger.<Date>getAs("insured_months_as_of")).isNull();
    }

    @Test
    void ofRecordsThatFollowEachOtherTheLatestCounts() {
        assertThat(of(Beneficiary.PERSON, "son").<Date>getAs("unemployed")).hasToString("2024-04-01");
    }

    @Test
    void aPregnancyIsOverWithTheBirthEvenIfNobodyToldItsDay() {
        assertThat(of(Beneficiary.PERSON, "expecting").<Date>getAs("pregnancy_booked"))
                .hasToString("2024-02-01");
        Row mother = of(Beneficiary.PERSON, "mother");
        assertThat(mother.<Date>getAs("pregnancy_booked")).isNull();
        assertThat(unknown(mother)).contains("gave_birth").doesNotContain("pregnancy_booked");
    }

    @Test
    void contradictionsAreUnknownAndGoToAClerk() {
        Row son = of(Beneficiary.PERSON, "son");
        assertThat(son.<String>getAs("skill_level")).isNull();
        assertThat(unknown(son)).contains("skill_level");
        assertThat(unknown(of(Beneficiary.PERSON, "child"))).contains("born");
        List<Row> conflicts = night.table(CONFLICT).orderBy("fact").collectAsList();
        assertThat(conflicts).hasSize(2);
        assertThat(conflicts.get(0).<String>getAs("fact")).isEqualTo("born");
        assertThat(conflicts.get(0).<String>getAs("entity")).isEqualTo("child");
        assertThat(conflicts.get(0).<String>getList(conflicts.get(0).fieldIndex("values")))
                .containsExactlyInAnyOrder("2022-01-05", "2022-01-06");
        assertThat(conflicts.get(1).<String>getAs("fact")).isEqualTo("skill_level");
        assertThat(conflicts.get(1).<String>getAs("entity_type")).isEqualTo("person");
        assertThat(conflicts.get(1).<String>getList(conflicts.get(1).fieldIndex("sources")))
                .containsExactly("certificates/certificates-a", "certificates/certificates-b");
        assertThat(conflicts.get(1).<String>getList(conflicts.get(1).fieldIndex("values")))
                .containsExactly("初级工", "中级工");
        assertThat(conflicts.get(1).<Date>getList(conflicts.get(1).fieldIndex("days")))
                .containsExactly(Date.valueOf("2010-03-01"), Date.valueOf("2015-03-01"));
    }

    @Test
    void householdsCountTheirMembersAndPeopleHaveTheirMeans() {
        Row home = of(Beneficiary.HOUSEHOLD, "home");
        assertThat(home.<Boolean>getAs("household_resident")).isTrue();
        assertThat(home.<Long>getAs("children")).isEqualTo(1);
        assertThat(home.<Long>getAs("elderly")).isEqualTo(1);
        assertThat(home.<Long>getAs("disabled_members")).isEqualTo(1);
        assertThat(home.<Long>getAs("members")).isEqualTo(3);
        assertThat(unknown(home)).contains("household_income");
        Row son = of(Beneficiary.PERSON, "son");
        assertThat(son.<String>getAs("assistance")).isEqualTo("低保");
        assertThat(son.<Date>getAs("assisted_families_as_of")).hasToString("2020-01-01");
        assertThat(unknown(son)).contains("income_per_head");
        assertThat(of(Beneficiary.PERSON, "lodger").<String>getAs("assistance")).isEqualTo("无");
    }

    @Test
    void firmsAreThoseOfTheRegistry() {
        Row shop = of(Beneficiary.FIRM, "shop");
        assertThat(shop.<Boolean>getAs("active")).isTrue();
        assertThat(shop.<String>getAs("legal_form")).isEqualTo("个体工商户");
        assertThat(shop.<String>getAs("section")).isEqualTo("批发和零售业");
        assertThat(shop.<Long>getAs("insured")).isEqualTo(7);
        assertThat(shop.<Date>getAs("employment_summary_as_of")).hasToString("2024-02-03");
        assertThat(unknown(shop)).contains("unbroken", "output").doesNotContain("dishonest");
        assertThat(unknown(of(Beneficiary.FIRM, "stranger"))).contains("active", "legal_form");
    }

    private static Row of(Beneficiary beneficiary, String entity) {
        List<Row> rows = night.table(beneficiary.facts())
                .where(col("entity").equalTo(entity))
                .collectAsList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static List<String> unknown(Row row) {
        return row.getList(row.fieldIndex("unknown"));
    }
}
