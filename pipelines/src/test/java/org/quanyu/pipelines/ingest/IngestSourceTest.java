package org.quanyu.pipelines.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.pipelines.ingest.SmallLake.Outcome;
import org.quanyu.pipelines.ingest.bronze.Reparse;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceReader;
import org.quanyu.schemas.failure.FailureCode;

class IngestSourceTest {

    private static final String SOURCE = """
            source: firms
            title: 企业登记
            owner: 市场监管局
            files: '**/firms*'
            format: {type: csv}
            delivers: silver.firm_registration
            key: [credit_code, name]
            columns:
              credit_code: 代码
              name: 名称
              scope: {from: 范围, optional: true}
            """;

    @TempDir
    Path input;

    private final SmallLake lake = new SmallLake();
    private SourceDefinition source = source(SOURCE);

    @Test
    void everyRowIsInBronzeWithWhereItCameFrom() throws IOException {
        deliver("2020/firms-1.csv", "名称,代码,网址\n甲,1,x\n乙\n");
        Outcome outcome = run();
        assertThat(outcome.delivered()).isEqualTo(2);
        Row told = lake.table("bronze.firms").where("_source_line = 2").head();
        assertThat(told.<String>getAs("代码")).isEqualTo("1");
        assertThat(told.<String>getAs("网址")).isEqualTo("x");
        assertThat(told.<String>getAs("范围")).isNull();
        assertThat(told.<String>getAs("_source_file")).isEqualTo("2020/firms-1.csv");
        assertThat(told.<String>getAs("_delivery")).matches("[0-9a-f]{16}");
        assertThat(told.<Date>getAs("_arrived_on")).isEqualTo(Date.valueOf("2020-01-01"));
        assertThat(told.<String>getAs("run_id")).isEqualTo("run-1");
        assertThat(told.<String>getAs("_problem")).isNull();
        Row aside = lake.table("bronze.firms").where("_source_line = 3").head();
        assertThat(aside.<String>getAs("_problem")).isEqualTo("LAKE-2201");
        assertThat(aside.<byte[]>getAs("_raw")).isEqualTo("乙\n".getBytes(StandardCharsets.UTF_8));
        assertThat(outcome.codes()).containsExactly(FailureCode.ROW_COLUMN_COUNT);
        assertThat(outcome.refused()).isFalse();
    }

    @Test
    void whatBecameOfEachFileIsKept() throws IOException {
        deliver("firms-1.csv", "代码,名称\n1,甲\n2,乙\n3\n");
        deliver("firms-2.csv", "");
        deliver("firms-3.csv", "代码,名称\n");
        deliver("firms-4.csv", "代码,名称\n1,甲\n2");
        deliver("firms-5.csv", "代码\n1\n");
        Outcome outcome = run();
        assertThat(deliveries("file, status, code, rows, set_aside, header"))
                .containsExactly(
                        "[firms-1.csv,taken,LAKE-2201,3,1,[\"代码\",\"名称\"]]",
                        "[firms-2.csv,empty,LAKE-2101,0,0,[]]",
                        "[firms-3.csv,header_only,LAKE-2102,0,0,[\"代码\",\"名称\"]]",
                        "[firms-4.csv,cut_off,LAKE-2107,2,1,[\"代码\",\"名称\"]]",
                        "[firms-5.csv,refused,LAKE-2105,1,1,[\"代码\"]]");
        assertThat(outcome.refused()).isTrue();
        assertThat(outcome.text()).contains("ask 市场监管局 for the file again").doesNotContain("{owner}");
    }

    @Test
    void nothingIsTakenInTwice() throws IOException {
        deliver("firms-1.csv", "代码,名称\n1,甲\n");
        deliver("firms-2.csv", "代码,名称\n1,甲\n");
        Outcome first = run();
        assertThat(first.codes()).containsExactly(FailureCode.FILE_DUPLICATE);
        assertThat(first.text()).contains("firms-2.csv has the same bytes as firms-1.csv");
        deliver("firms-3.csv", "代码,名称\n1,甲\n");
        assertThat(run().text()).contains("firms-3.csv has the same bytes as firms-1.csv");
        Outcome third = run();
        assertThat(third.text()).contains("nothing new: 3 files");
        assertThat(third.delivered()).isZero();
        assertThat(lake.count("bronze.firms")).isEqualTo(1);
        assertThat(deliveries("file, status"))
                .containsExactly("[firms-1.csv,taken]", "[firms-2.csv,duplicate]", "[firms-3.csv,duplicate]");
    }

    @Test
    void rowsSetAsideAreNotSetAsideAgain() throws IOException {
        deliver("firms-1.csv", "代码\n1\n");
        run();
        run();
        assertThat(lake.count("bronze.firms")).isEqualTo(1);
    }

    @Test
    void refusedFileIsToldOfUntilItIsReplaced() throws IOException {
        source = source(SOURCE.replace("type: csv", "type: xlsx"));
        deliver("firms.xlsx", "<html></html>");
        assertThat(run().codes()).containsExactly(FailureCode.FILE_FORMAT);
        assertThat(run().refused()).isTrue();
        assertThat(lake.count("ops.delivery")).isEqualTo(1);
    }

    @Test
    void columnAdded() throws IOException {
        deliver("firms-1.csv", "代码,名称\n1,甲\n");
        assertThat(run().codes()).isEmpty();
        deliver("firms-2.csv", "代码,名称,网址\n2,乙,x\n");
        deliver("firms-3.csv", "代码,名称,网址\n3,丙,y\n");
        Outcome outcome = run();
        assertThat(outcome.codes()).containsExactly(FailureCode.FILE_COLUMN_ADDED);
        assertThat(outcome.text()).contains("网址", "firms-2.csv and 1 more files");
        assertThat(lake.table("bronze.firms").where("`网址` is not null").count()).isEqualTo(2);
    }

    @Test
    void columnRenamed() throws IOException {
        deliver("firms-1.csv", "代码,企业名称\n1,甲\n");
        Outcome outcome = run();
        assertThat(outcome.codes()).containsExactly(FailureCode.FILE_COLUMN_MISSING);
        assertThat(outcome.text()).contains("no column 名称", "it may be called \"企业名称\" now");
        assertThat(outcome.refused()).isTrue();
        Row row = lake.table("bronze.firms").head();
        assertThat(row.<String>getAs("企业名称")).isEqualTo("甲");
        assertThat(row.<String>getAs("_problem")).isEqualTo("LAKE-2105");
    }

    @Test
    void columnsDifferFromFileToFile() throws IOException {
        deliver("firms-1.csv", "代码,名称\n1,甲\n");
        deliver("firms-2.csv", "名称,范围,代码\n乙,r,2\n");
        run();
        assertThat(lake.table("bronze.firms")
                        .orderBy("_source_file")
                        .select("代码", "名称", "范围")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[1,甲,null], [2,乙,r]]");
    }

    @Test
    void noFileMatches() {
        Outcome outcome = run();
        assertThat(outcome.codes()).containsExactly(FailureCode.SOURCES_MISSING);
        assertThat(outcome.refused()).isFalse();
        assertThat(outcome.delivered()).isZero();
    }

    @Test
    void wrongEncodingIsMendedBytheSource() throws IOException {
        Files.write(input.resolve("firms.csv"), "代码,名称\n1,\"甲\n公司\"\n2,乙公司\n".getBytes(Charset.forName("GB18030")));
        Outcome outcome = run();
        assertThat(outcome.codes()).containsExactly(FailureCode.FILE_ENCODING);
        assertThat(lake.count("bronze.firms")).isEqualTo(3);
        source = source(SOURCE.replace("type: csv", "type: csv, encoding: GB18030"));
        assertThat(reparsed("代码, 名称, _source_line, _problem, _source_file, run_id"))
                .containsExactly("[1,甲\n公司,2,null,firms.csv,run-9]", "[2,乙公司,4,null,firms.csv,run-9]");
    }

    @Test
    void rowsAreMendedByTheMapping() throws IOException {
        deliver("firms.csv", "代码,企业名称\n1,甲\n2,乙\n3,\"丙\n4,丁\n");
        run();
        source = source(SOURCE.replace("name: 名称", "name: 企业名称"));
        assertThat(reparsed("代码, 企业名称, _source_line, _problem"))
                .containsExactly("[1,甲,2,null]", "[2,乙,3,null]", "[null,null,4,LAKE-2202]", "[4,丁,5,null]");
    }

    @Test
    void jsonRowsAreMendedByTheMapping() throws IOException {
        source = source(SOURCE.replace("type: csv", "type: json"));
        deliver("firms.json", "[{\"代码\":\"1\",\"企业名称\":\"甲\"},{\"代码\":\"2\"}]");
        assertThat(run().codes()).containsExactly(FailureCode.FILE_COLUMN_MISSING);
        source = source(SOURCE.replace("type: csv", "type: json").replace("name: 名称", "name: 企业名称"));
        assertThat(reparsed("代码, 企业名称, _source_line, _problem")).containsExactly("[1,甲,1,null]", "[2,null,2,null]");
    }

    @Test
    void parquet() throws IOException {
        Path folder = input.resolve("staging");
        SmallLake.session()
                .sql("select '1' as `代码`, '甲' as `名称`, date'2020-02-03' as d, cast(1.50 as decimal(10,2)) as m,"
                        + " timestamp'2020-02-03 04:05:06' as t, 1e7d as f, cast(null as int) as i")
                .coalesce(1)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder.toString());
        try (var files = Files.list(folder)) {
            Path part = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.move(part, input.resolve("firms.parquet"));
        }
        source = source(SOURCE.replace("type: csv", "type: parquet"));
        assertThat(run().codes()).isEmpty();
        assertThat(lake.table("bronze.firms")
                        .select("代码", "名称", "d", "m", "t", "f", "i")
                        .head()
                        .toString())
                .isEqualTo("[1,甲,2020-02-03,1.50,2020-02-03 04:05:06,10000000,null]");
        Files.writeString(input.resolve("firms-2.parquet"), "PAR1 and no more");
        assertThat(run().codes()).containsExactly(FailureCode.FILE_FORMAT);
    }

    private List<String> reparsed(String columns) {
        Dataset<Row> rows = new Reparse(source).rows(lake.table("bronze.firms"), lake.table("ops.delivery"), "run-9");
        return strings(rows.orderBy("_source_line").select(columns(columns)));
    }

    private List<String> deliveries(String columns) {
        return strings(lake.table("ops.delivery").orderBy("file").select(columns(columns)));
    }

    private static Column[] columns(String names) {
        return Arrays.stream(names.split(", ")).map(functions::col).toArray(Column[]::new);
    }

    private static List<String> strings(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).toList();
    }

    private Outcome run() {
        return lake.run(new IngestSource(source, input, input.resolve("landing")));
    }

    private void deliver(String name, String content) throws IOException {
        Path file = input.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static SourceDefinition source(String text) {
        return SourceReader.read("firms.yaml", text);
    }
}
