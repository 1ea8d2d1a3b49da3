package org.quanyu.pipelines.cause.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.cause.question.LakeQuestion;
import org.quanyu.pipelines.cause.question.LakeQuestions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;

/** A year of requests from thirty buildings, of which one has more about everything in the month before the night. */
class FindRootCausesTest {

    private static final SparkSession SPARK = ClusterSession.session();

    private static final Contract EVENT = Contract.of("gold.event");
    private static final Contract EVENT_LINK = Contract.of("gold.event_link");
    private static final Contract ADDRESS = Contract.of("gold.address");
    private static final Contract ROOT_CAUSE = Contract.of("mart.root_cause");
    private static final Contract ROOT_CAUSE_CASE = Contract.of("mart.root_cause_case");

    private static final String REQUESTS = """
            select concat('e', id) as event_id, '民生诉求' as family, '民生诉求' as category_1,
                concat('类', id % 5) as category_2, concat('事项', id % 20) as category_3,
                concat('部门', id % 4) as department, 'closed' as status,
                timestamp'2023-05-01 04:00:00' + make_dt_interval(cast(pmod(xxhash64(id, 1), 390) as int)) as requested_at,
                timestamp'2023-05-11 04:00:00' + make_dt_interval(cast(pmod(xxhash64(id, 1), 390) as int)) as due_at,
                timestamp'2023-05-04 04:00:00' + make_dt_interval(cast(pmod(xxhash64(id, 1), 390) as int)) as closed_at,
                concat('U', cast(pmod(xxhash64(id), 300) as int)) as unit
            from range(6000)
            """;

    private static final String MORE = """
            union all select concat('m', id), '民生诉求', '民生诉求', concat('类', id % 5), concat('事项', id % 20),
                concat('部门', id % 4), 'closed', timestamp'2024-05-03 04:00:00' + make_dt_interval(id % 25),
                timestamp'2024-05-13 04:00:00' + make_dt_interval(id % 25),
                timestamp'2024-05-06 04:00:00' + make_dt_interval(id % 25), concat('U', 70 + id % 10)
            from range(80)""";

    private static final String ADDRESSES = """
            select concat('U', id) as address_code, 'unit' as kind, concat('U', id) as unit_code,
                concat('B', id div 10) as building_code, concat('G', id div 50) as grid_code,
                concat('社区', id div 100) as community, concat('街道', id div 200) as sub_district
            from range(300)""";

    private static final List<LakeQuestion> MORE_REQUESTS =
            LakeQuestions.builtIn().subList(0, 1);

    private static Night first;

    @BeforeAll
    static void oneNight() {
        first = night(REQUESTS + MORE).run(new FindRootCauses(LakeQuestions.builtIn()));
    }

    @Test
    void theBuildingIsNamedAndNothingElse() {
        List<Row> causes = first.table(ROOT_CAUSE).where("question <> 'surges'").collectAsList();
        assertThat(causes).hasSize(1);
        Row cause = causes.get(0);
        assertThat(cause.<String>getAs("question")).isEqualTo("more_requests");
        assertThat(cause.getJavaMap(cause.fieldIndex("attributes"))).isEqualTo(Map.of("building", "B7"));
        assertThat(cause.<java.sql.Date>getAs("month")).hasToString("2024-05-01");
        assertThat(cause.<Double>getAs("observed")).isBetween(80.0, 110.0);
        assertThat(cause.<Double>getAs("expected")).isLessThan(30.0);
        assertThat(cause.<Integer>getAs("months")).isEqualTo(1);
    }

    @Test
    void theCasesBehindItAreThoseOfTheMonth() {
        Row cause = first.table(ROOT_CAUSE).where("question = 'more_requests'").first();
        Dataset<Row> cases = first.table(ROOT_CAUSE_CASE).where(col("cause_id").equalTo(cause.getAs("cause_id")));
        assertThat(cases.where("case_id like 'm%'").count()).isEqualTo(80);
        assertThat((double) cases.count()).isEqualTo(cause.<Double>getAs("observed"));
    }

    @Test
    void aSurgeIsToldWithItsDaysAndTheCasesWithinThem() {
        Row surge = first.table(ROOT_CAUSE).where("question = 'surges'").first();
        assertThat(surge.getJavaMap(surge.fieldIndex("attributes"))).isEqualTo(Map.of("building", "B7"));
        assertThat(surge.<java.sql.Date>getAs("first_day")).hasToString("2024-05-03");
        assertThat(surge.<java.sql.Date>getAs("last_day")).hasToString("2024-05-27");
        long cases = first.table(ROOT_CAUSE_CASE)
                .where(col("cause_id").equalTo(surge.getAs("cause_id")))
                .count();
        assertThat((double) cases).isEqualTo(surge.<Double>getAs("observed"));
    }

    @Test
    void aQuietMonthTellsNothing() {
        Night night = night(REQUESTS).run(new FindRootCauses(MORE_REQUESTS));
        assertThat(night.table(ROOT_CAUSE).count()).isZero();
        assertThat(night.table(ROOT_CAUSE_CASE).count()).isZero();
    }

    @Test
    void whatIsFoundAgainKeepsItsIdAndCountsItsMonths() {
        Dataset<Row> aMonthEarlier = first.table(ROOT_CAUSE).withColumn("month", expr("add_months(month, -1)"));
        Night night = Night.first(SPARK).with(ROOT_CAUSE, aMonthEarlier).next();
        Row cause = filled(night, REQUESTS + MORE)
                .run(new FindRootCauses(MORE_REQUESTS))
                .table(ROOT_CAUSE)
                .where("month = date'2024-05-01'")
                .first();
        assertThat(cause.<String>getAs("cause_id"))
                .isEqualTo(aMonthEarlier.first().<String>getAs("cause_id"));
        assertThat(cause.<java.sql.Date>getAs("first_month")).hasToString("2024-04-01");
        assertThat(cause.<Integer>getAs("months")).isEqualTo(2);
    }

    @Test
    void whatNoLongerHoldsForTheMonthMakesWay() {
        Night night = filled(first.next(), REQUESTS).run(new FindRootCauses(MORE_REQUESTS));
        assertThat(night.table(ROOT_CAUSE).count()).isZero();
        assertThat(night.table(ROOT_CAUSE_CASE).count()).isZero();
    }

    private static Night night(String requests) {
        return filled(Night.first(SPARK), requests);
    }

    private static Night filled(Night night, String requests) {
        Dataset<Row> events = SPARK.sql(requests);
        return night.with(EVENT, events.drop("unit"))
                .with(
                        EVENT_LINK,
                        events.selectExpr(
                                "event_id", "'address' as entity_type", "unit as entity_id", "1.0 as confidence"))
                .with(ADDRESS, SPARK.sql(ADDRESSES));
    }
}
