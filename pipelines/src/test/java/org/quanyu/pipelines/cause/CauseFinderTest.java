package org.quanyu.pipelines.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.cause.question.CauseQuestionReader;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.failure.LakeException;

/** Tables that Spark makes, and those that do not fit. */
class CauseFinderTest {

    private static final SparkSession SPARK = ClusterSession.session();

    private static final String RECURRING = """
            causes: recurring
            measure: recurring
            ladders: [[driver, company], hour]
            """;

    @Test
    void aCompanyWithManyEventsIsNamed() {
        CausesFound found = find(RECURRING, events("if(pmod(hash(id), 100) < if(company = 'c3', 30, 5), 1, 0)"));

        assertThat(found.causes()).extracting(Cause::conditions).containsExactly(Map.of("company", "c3"));
        assertThat(found.rows()).isEqualTo(8000);
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void whatIsMissingIsNoCauseUnlessBeingMissingIs() {
        Dataset<Row> events = events("if(pmod(hash(id), 100) < if(hour = 'NA', 30, 5), 1, 0)");

        assertThat(find(RECURRING, events).causes())
                .extracting(Cause::conditions)
                .containsExactly(Map.of("hour", ""));
    }

    @Test
    void aMinuteIsHeldAgainstThoseBefore() {
        Dataset<Row> minutes = SPARK.range(0, 2000)
                .selectExpr(
                        "id div 400 as minute",
                        "concat('s', id % 10) as server",
                        "concat('r', id div 10 % 4) as region",
                        "100 as requests",
                        "if(id div 400 = 4 and id % 10 = 6, 30, 2 + pmod(hash(id), 3)) as failed");

        CausesFound found = find("""
                causes: failures
                measure: failed
                per: requests
                expectation: {now: minute = 4, before: minute < 4, each: minute}
                """, minutes);

        assertThat(found.causes()).extracting(Cause::conditions).containsExactly(Map.of("server", "s6"));
        assertThat(found.causes().get(0).lift()).isBetween(8.0, 11.0);
    }

    @Test
    void anAttributeThatTellsRowsApartIsLeftOutWithAWarning() {
        CausesFound found = find("{causes: x, measure: recurring}", events("if(company = 'c3', 1, 0)"));

        assertThat(found.warnings()).anyMatch(warning -> warning.startsWith("id has 8000 values in 8000 rows"));
    }

    @Test
    void tablesThatDoNotFitAreRefused() {
        refused(RECURRING, events("1"), "LAKE-1604", "same everywhere");
        refused(RECURRING, events("-1"), "LAKE-1604", "-1.0");
        refused(RECURRING, events("cast(null as int)"), "LAKE-1602", "no row with a number");
        refused(RECURRING.replace("driver", "drivr"), events("1"), "LAKE-1602", "did you mean \"driver\"");
        refused(RECURRING.replace("measure: recurring", "measure: recuring"), events("1"), "LAKE-1602", "recuring");
        refused(
                RECURRING.replace("[driver, company]", "[company, driver]"),
                events("if(company = 'c3', 1, 0)"),
                "LAKE-1603",
                "company \"c");
        refused("{causes: x, measure: id, expectation: {forecast: id}}", events("1"), "LAKE-1604", "as forecast");
        refused(
                "{causes: x, measure: recurring, per: 1, expectation: {now: id > 9000, before: id < 9000, each: id}}",
                events("if(company = 'c3', 1, 0)"),
                "LAKE-1602",
                "window \"now\"");
    }

    /** 8,000 events of 80 drivers, ten of each company; every tenth hour is unknown. */
    private static Dataset<Row> events(String measure) {
        return SPARK.range(0, 8000)
                .selectExpr(
                        "id",
                        "concat('d', id % 80) as driver",
                        "concat('c', id % 80 div 10) as company",
                        "if(pmod(hash(id, 1), 10) = 0, 'NA', concat('h', pmod(hash(id, 2), 6))) as hour")
                .selectExpr("*", measure + " as recurring");
    }

    private static void refused(String question, Dataset<Row> rows, String code, String part) {
        assertThatThrownBy(() -> find(question, rows))
                .isInstanceOf(LakeException.class)
                .satisfies(
                        failure -> assertThat(((LakeException) failure).text()).contains(code, part));
    }

    private static CausesFound find(String question, Dataset<Row> rows) {
        return CauseFinder.find(CauseQuestionReader.read("question.yaml", question), rows, "the table");
    }
}
