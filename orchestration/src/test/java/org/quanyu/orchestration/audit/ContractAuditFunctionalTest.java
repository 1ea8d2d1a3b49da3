package org.quanyu.orchestration.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quanyu.schemas.contract.Classification;
import org.quanyu.schemas.contract.Column;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Rule;
import org.quanyu.schemas.contract.Rule.Metric;
import org.quanyu.schemas.contract.Rule.RowRule;
import org.quanyu.schemas.contract.Rule.TableRule;
import org.quanyu.schemas.contract.Severity;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Audits by real Deequ on real Spark. */
class ContractAuditFunctionalTest {

    private static SparkSession spark;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .getOrCreate();
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void measuresEveryRuleAndSaysWhatItFound() {
        Dataset<Row> table = spark.sql("""
                SELECT * FROM VALUES
                  ('a', 'N', 1, 10), ('a', 'N', 2, 200), ('b', NULL, NULL, 30), ('c', 'S', 4, 40), (NULL, 'S', 5, 50)
                AS t(code, `方位`, size, cost)
                """);

        assertThat(ContractAudit.audit(contract(rules()), table))
                .containsExactly(
                        new AuditResult(
                                "gold.bridge",
                                "code_required",
                                Severity.ERROR,
                                0.8,
                                false,
                                "Every row has code. code is empty in 1 of 5 rows, at most 0 % may be."),
                        new AuditResult(
                                "gold.bridge",
                                "primary_key_unique",
                                Severity.ERROR,
                                2,
                                false,
                                "No two have the same code. 2 of 5 rows share their key with another, 0 expected."),
                        new AuditResult(
                                "gold.bridge",
                                "方位_distinct",
                                Severity.WARN,
                                4,
                                false,
                                "Sides are rare. 4 of 5 rows share their key with another, 0 to 3 expected."),
                        new AuditResult(
                                "gold.bridge",
                                "size_known",
                                Severity.WARN,
                                0.8,
                                true,
                                "Most sizes are known. size is empty in 1 of 5 rows, at most 25 % may be."),
                        new AuditResult(
                                "gold.bridge",
                                "some",
                                Severity.ERROR,
                                5,
                                false,
                                "There are many. The table has 5 rows, at least 6 expected."),
                        new AuditResult(
                                "gold.bridge",
                                "small",
                                Severity.WARN,
                                1,
                                true,
                                "Sizes are small. It holds in all 5 rows."),
                        new AuditResult(
                                "gold.bridge",
                                "cheap",
                                Severity.ERROR,
                                0.8,
                                false,
                                "They are cheap. It does not hold in 1 of 5 rows."));
    }

    @Test
    void onlyABrokenErrorStopsThePublication() {
        Dataset<Row> table =
                spark.sql("SELECT * FROM VALUES ('a', 'N', 1, 10), ('b', 'N', 1, 10) AS t(code, `方位`, size, cost)");
        List<Rule> rules = List.of(
                new RowRule("warned", Severity.WARN, "No.", "size > 1", Optional.empty()),
                new RowRule("stopped", Severity.ERROR, "No.", "size > 1", Optional.empty()),
                new RowRule("sorted_out", Severity.REJECT, "No.", "size > 1", Optional.empty()));

        assertThat(ContractAudit.audit(contract(rules), table))
                .extracting(AuditResult::rule, AuditResult::passed, AuditResult::stopsPublication)
                .containsExactly(
                        tuple("code_required", true, false),
                        tuple("warned", false, false),
                        tuple("stopped", false, true));
    }

    @Test
    void anEmptyTableBreaksOnlyTheNumberOfItsRows() {
        Contract contract = contract(rules());
        Dataset<Row> empty = spark.createDataFrame(List.of(), contract.schema());

        assertThat(ContractAudit.audit(contract, empty))
                .filteredOn(result -> !result.passed())
                .extracting(AuditResult::rule)
                .containsExactly("some");
    }

    @Test
    void emptyPartsOfAKeyEqualEachOther() {
        Dataset<Row> table =
                spark.sql("SELECT * FROM VALUES (NULL, 'N', 1, 10), (NULL, 'S', 1, 10) AS t(code, `方位`, size, cost)");

        assertThat(ContractAudit.audit(contract(rules()), table))
                .filteredOn(result -> result.rule().equals("primary_key_unique"))
                .extracting(AuditResult::metric)
                .containsExactly(2.0);
    }

    @Test
    void aRuleOverAColumnThatIsNotThereStopsTheAudit() {
        List<Rule> rules = List.of(new RowRule("odd", Severity.WARN, "No.", "weight > 1", Optional.empty()));
        Dataset<Row> table = spark.sql("SELECT 'a' AS code");

        assertThatThrownBy(() -> ContractAudit.audit(contract(rules), table))
                .isInstanceOfSatisfying(LakeException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.AUDIT_FAILED);
                    assertThat(failure)
                            .hasMessageStartingWith("gold.bridge could not be audited:")
                            .hasMessageContaining("`weight` cannot be resolved");
                });
    }

    private static List<Rule> rules() {
        return List.of(
                table(
                        "primary_key_unique",
                        Severity.ERROR,
                        "No two have the same code.",
                        Metric.DUPLICATE_KEYS,
                        "",
                        0,
                        0),
                table("方位_distinct", Severity.WARN, "Sides are rare.", Metric.DUPLICATE_KEYS, "方位", 0, 3),
                table("size_known", Severity.WARN, "Most sizes are known.", Metric.COMPLETENESS, "size", 0.75, 1),
                table("some", Severity.ERROR, "There are many.", Metric.ROW_COUNT, "", 6, Double.MAX_VALUE),
                new RowRule("small", Severity.WARN, "Sizes are small.", "size < 10", Optional.of("size")),
                new RowRule("cheap", Severity.ERROR, "They are cheap.", "cost < 100 OR `方位` = 'S'", Optional.empty()));
    }

    private static TableRule table(
            String name,
            Severity severity,
            String description,
            Metric metric,
            String column,
            double minimum,
            double maximum) {
        return new TableRule(
                name,
                severity,
                description,
                metric,
                column.isEmpty() ? Optional.empty() : Optional.of(column),
                minimum,
                maximum);
    }

    private static Contract contract(List<Rule> rules) {
        return new Contract(
                "gold.bridge",
                "1.0.0",
                "桥梁",
                "One row per bridge.",
                "交通局",
                List.of(
                        column("code", "string", true, 1),
                        column("方位", "string", false, 0),
                        column("size", "int", false, 0),
                        column("cost", "int", false, 0)),
                rules,
                List.of(),
                "1 d",
                "10 y");
    }

    private static Column column(String name, String type, boolean required, int keyPosition) {
        return new Column(
                name,
                DataType.fromDDL(type),
                "标题",
                "What it holds.",
                Classification.PUBLIC,
                required,
                keyPosition,
                List.of());
    }
}
