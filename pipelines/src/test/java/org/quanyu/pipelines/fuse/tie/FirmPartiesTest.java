package org.quanyu.pipelines.fuse.tie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;

/** Whose the accounts, employer numbers and cases are that sources name. */
class FirmPartiesTest {

    private static final SparkSession SPARK = session();
    private static final Contract FIRM_PARTY = Contract.of("gold.firm_party");

    @Test
    void aPartyIsTheFirmThatTheSurestEvidenceNames() {
        Night night = night().run(new BuildFirmParties());

        assertThat(parties(night))
                .containsExactlyInAnyOrder(
                        "contribution_months 7001 f1 record",
                        "wage_payments w1 f1 code_and_name",
                        "wage_payments w2 f3 name",
                        "wage_payments w3 f2 code",
                        "electricity_readings m1 f4 name_at_address",
                        "electricity_readings m2 f1 name");
    }

    @Test
    void whatDidNotChangeIsNotWrittenAgain() {
        Night second = night().run(new BuildFirmParties()).next().run(new BuildFirmParties());

        assertThat(second.written(FIRM_PARTY)).isZero();
        assertThat(parties(second)).hasSize(6);
    }

    /** f1 has a branch f3 under its code; f4 and f5 have one name. */
    private static Night night() {
        return Night.first(SPARK)
                .with(of("silver.firm_registration"), SPARK.sql("""
                        select 'registry' as source, code as credit_code, name from values
                            ('c1', '深圳市光宇餐饮管理有限公司'), ('c2', '深圳市嘉峰维修有限公司'),
                            ('c4', '深圳市瑞丰贸易商行'), ('c5', '深圳市瑞丰贸易商行') as t(code, name)"""))
                .with(of("silver.firm_record"), SPARK.sql("""
                        select source, key as record_key, name, code as credit_code from values
                            ('contributions_by_firm', '7001', '光宇餐饮', null),
                            ('licences', 'x3', '深圳市光宇餐饮管理有限公司陆家嘴店', 'c3') as t(source, key, name, code)"""))
                .with(of("silver.address_unit"), SPARK.sql("""
                        select 'units' as source, code as unit_code, address as standard_address from values
                            ('U4', '民治街道 人民路1号'), ('U5', '大浪街道 和平路2号') as t(code, address)"""))
                .with(of("gold.firm_link"), SPARK.sql("""
                        select record_table, source, key as record_key, firm as firm_id from values
                            ('silver.firm_registration', 'registry', 'c1|深圳市光宇餐饮管理有限公司', 'f1'),
                            ('silver.firm_registration', 'registry', 'c2|深圳市嘉峰维修有限公司', 'f2'),
                            ('silver.firm_registration', 'registry', 'c4|深圳市瑞丰贸易商行', 'f4'),
                            ('silver.firm_registration', 'registry', 'c5|深圳市瑞丰贸易商行', 'f5'),
                            ('silver.firm_record', 'contributions_by_firm', '7001', 'f1'),
                            ('silver.firm_record', 'licences', 'x3', 'f3') as t(record_table, source, key, firm)"""))
                .with(of("gold.firm_address"), SPARK.sql("""
                        select firm as firm_id, unit as address_code, 'registered' as kind from values
                            ('f4', 'U4'), ('f5', 'U5') as t(firm, unit)"""))
                .with(of("silver.firm_contribution"), SPARK.sql("""
                        select 'contribution_months' as source, 'k' as record_key, date'2022-02-12' as arrived_on,
                            '7001' as party_key, 'contributions_by_firm' as record_source, '光宇' as name"""))
                .with(of("silver.wage_payment"), SPARK.sql("""
                        select 'wage_payments' as source, key as record_key, date'2022-02-25' as arrived_on,
                            key as party_key, name, code as credit_code from values
                            ('w1', '光宇餐饮管理有限公司', 'c1'), ('w2', '光宇餐饮管理有限公司陆家嘴店', 'c1'),
                            ('w3', '佳峰维修', 'c2'), ('w4', '瑞丰贸易商行', null) as t(key, name, code)"""))
                .with(of("silver.meter_reading"), SPARK.sql("""
                        select 'electricity_readings' as source, key as record_key, date'2022-02-04' as arrived_on,
                            key as party_key, name, address from values
                            ('m1', '瑞丰贸易商行', '民治街道人民路1号'), ('m2', '光宇餐饮管理有限公司', '别处'),
                            ('m3', null, '大浪街道和平路2号') as t(key, name, address)"""));
    }

    private static List<String> parties(Night night) {
        return night
                .table(FIRM_PARTY)
                .selectExpr("concat_ws(' ', source, party_key, firm_id, how)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Contract of(String table) {
        return Contract.of(table);
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
