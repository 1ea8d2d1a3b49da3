package org.quanyu.pipelines.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quanyu.schemas.contract.Column;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Contracts;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class SourceReaderTest {

    private static final String FIRMS = """
            source: firms
            title: 企业登记
            owner: 市场监管局
            files: firms/*.csv
            format: {type: csv, encoding: GBK, delimiter: "\\t", nulls: ["N/A", ""]}
            delivers: silver.firm_registration
            key: [credit_code, name]
            time: founded_on
            columns:
              credit_code: 统一社会信用代码
              name: concat(企业名称, '（', `字 号`, "）")
              founded_on: to_date(注册日期)
              scope: {from: 经营范围, optional: true}
              credit_code_valid: credit_code_valid(统一社会信用代码)
            """;

    @Test
    void readsASource() {
        SourceDefinition source = read(FIRMS);
        assertThat(source.format())
                .isEqualTo(new SourceFormat.Csv(
                        "GB18030", '\t', '"', '"', List.of(), SourceFormat.LONGEST_ROW, List.of("N/A", "")));
        assertThat(source.deliveredColumns()).containsExactly("统一社会信用代码", "企业名称", "字 号", "注册日期", "经营范围");
        assertThat(source.requiredColumns()).doesNotContain("经营范围");
        assertThat(source.columns().get(1).from().sql()).isEqualTo("concat(`企业名称`, '（', `字 号`, \"）\")");
        assertThat(source.nulls()).containsExactly("N/A", "");
    }

    @Test
    void derivesTheBronzeContract() {
        Contract bronze = read(FIRMS).bronzeContract(List.of("网址", "注册日期"));
        assertThat(bronze.table()).isEqualTo("bronze.firms");
        assertThat(bronze.columns())
                .extracting(Column::name)
                .containsExactly(
                        "统一社会信用代码",
                        "企业名称",
                        "字 号",
                        "注册日期",
                        "经营范围",
                        "网址",
                        "_source_file",
                        "_source_line",
                        "_delivery",
                        "_arrived_on",
                        "_problem",
                        "_problem_text",
                        "_raw",
                        "run_id");
        assertThat(bronze.column("注册日期").orElseThrow().comment()).contains("silver.firm_registration.founded_on");
        assertThat(bronze.column("网址").orElseThrow().comment()).contains("delivered, not mapped");
        assertThat(bronze.column("_raw").orElseThrow().type()).isEqualTo(DataTypes.BinaryType);
        assertThat(bronze.partitionedBy()).containsExactly("run_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owner:       | ownr:            | line 3 | did you mean \"owner\"?",
                "encoding:    | encodng:         | line 5 | did you mean \"encoding\"?",
                "type: csv    | type: cvs        | line 5 | did you mean \"csv\"?",
                "GBK          | GBX              | line 5 | did you mean \"GBK\"?",
                "optional:    | optinal:         | line 13 | did you mean \"optional\"?",
                "key: [c      | keys: [c         | line 7 | did you mean \"key\"?",
                "files: firms | files: ../firms  | line 4 | drop the leading part",
                "source: f    | source: F        | line 1 | small ASCII letters",
                "title: 企业登记 | title: [企业      | line 3 | YAML",
            })
    void namesWhatIsWrong(String right, String wrong, String line, String remedy) {
        assertThatExceptionOfType(LakeException.class)
                .isThrownBy(() -> read(FIRMS.replace(right, wrong)))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(FailureCode.SOURCE_INVALID);
                    assertThat(e.text()).contains("firms.yaml", line, remedy.equals("YAML") ? "YAML" : remedy);
                });
    }

    @Test
    void namesWhereAnExpressionIsNoSql() {
        assertThatExceptionOfType(LakeException.class)
                .isThrownBy(() -> read(FIRMS.replace("to_date(注册日期)", "to_date(注册日期 是)")))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(FailureCode.SOURCE_EXPRESSION_INVALID);
                    assertThat(e.text()).contains("firms.yaml, line 12", "founded_on", "position 14");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"current_date()", "now()", "current_timestamp", "rand()", "struct(*)", "(select 1)"})
    void refusesWhatGivesAnotherResultNextTime(String expression) {
        assertThatExceptionOfType(LakeException.class)
                .isThrownBy(() -> read(FIRMS.replace("to_date(注册日期)", expression)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.SOURCE_EXPRESSION_INVALID));
    }

    @Test
    void holdsTheMappingAgainstItsContract() {
        read(FIRMS).check(Contracts.builtIn());
        assertInvalid(FIRMS.replace("  name:", "  nane:"), "line 11", "did you mean \"name\"?");
        assertInvalid(FIRMS.replace("time: founded_on", "time: founded_at"), "line 8", "did you mean \"founded_on\"?");
        assertInvalid(FIRMS.replace("[credit_code, name]", "[credit_cod]"), "line 7", "did you mean \"credit_code\"?");
        assertInvalid(
                FIRMS.replace("silver.firm_registration", "silver.firm_registrations"),
                "line 6",
                "did you mean \"silver.firm_registration\"?");
        assertInvalid(
                FIRMS.replace("  credit_code_valid: credit_code_valid(统一社会信用代码)\n", ""),
                "line 10",
                "silver.firm_registration has to have credit_code_valid in every row");
    }

    @Test
    void readsAFolder(@TempDir Path folder) throws IOException {
        assertThatExceptionOfType(LakeException.class)
                .isThrownBy(() -> SourceDefinitions.read(folder))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.SOURCES_MISSING));
        Files.writeString(folder.resolve("b.yaml"), FIRMS);
        Files.writeString(folder.resolve("a.yaml"), FIRMS.replace("source: firms", "source: firms_a"));
        assertThat(SourceDefinitions.read(folder))
                .extracting(SourceDefinition::source)
                .containsExactly("firms_a", "firms");
        Files.writeString(folder.resolve("c.yaml"), FIRMS);
        assertThatExceptionOfType(LakeException.class)
                .isThrownBy(() -> SourceDefinitions.read(folder))
                .withMessageContaining("c.yaml, line 1")
                .withMessageContaining("b.yaml");
    }

    @Test
    void examplesFollowTheirContracts() {
        Path examples = Path.of(System.getProperty("quanyu.root")).resolve("examples/real-input");
        assertThat(SourceDefinitions.read(examples, Contracts.builtIn())).hasSize(6);
    }

    private static void assertInvalid(String text, String... parts) {
        assertThatExceptionOfType(LakeException.class)
                .isThrownBy(() -> read(text).check(Contracts.builtIn()))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(FailureCode.SOURCE_INVALID);
                    assertThat(e.text()).contains(parts);
                });
    }

    private static SourceDefinition read(String text) {
        return SourceReader.read("firms.yaml", text);
    }
}
