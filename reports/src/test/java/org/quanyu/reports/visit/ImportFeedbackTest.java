package org.quanyu.reports.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.StepContext;

/** Lists come back filled in: what is told is kept, what is not certain is set aside with file, row and column. */
class ImportFeedbackTest {

    private static SparkSession spark;

    @TempDir
    Path folder;

    private final Map<String, Dataset<Row>> tables = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private Path file;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
        spark.sparkContext().setLogLevel("WARN");
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @BeforeEach
    void aListIsHandedOut() {
        file = FilledSheets.write(folder.resolve("list.xlsx"));
        tables.put("mart.visit_list", spark.sql("""
                select 'arrears' as target, date'2022-04-01' as month, concat('f', id) as firm_id, '民治 一组' as team,
                       if(id = 2, 'exploration', 'risk') as kind, if(id = 2, 0.025D, 1D) as chance from range(1, 5)"""));
    }

    @Test
    void whatIsFilledInComesBackWithKindAndChance() {
        FilledSheets.change(file, sheet -> {
            FilledSheets.fill(sheet, 1, "属实", LocalDate.of(2022, 4, 8), "王芳");
            FilledSheets.fill(sheet, 2, "不属实", "2022年4月9日", "王芳");
            FilledSheets.fill(sheet, 4, " 未找到企业 ", "2022/4/9", "");
        });
        Outputs outputs = run();

        assertThat(written(outputs))
                .containsExactly(
                        "arrears f1 2022-04-08 confirmed 王芳 null 2022-04-01 民治 一组 risk 1.0 list.xlsx 3 2022-05-02",
                        "arrears f2 2022-04-09 not_confirmed 王芳 null 2022-04-01 民治 一组 exploration 0.025 list.xlsx 4"
                                + " 2022-05-02",
                        "arrears f4 2022-04-09 not_found null null 2022-04-01 民治 一组 risk 1.0 list.xlsx 6 2022-05-02");
        assertThat(notices).isEmpty();
        assertThat(outputs.deliveredRows()).hasValue(3);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        FilledSheets.change(file, sheet -> FilledSheets.fill(sheet, 1, "属实", LocalDate.of(2022, 4, 8), "王芳"));
        tables.put("ops.feedback", rows(run(), Outputs.Mode.UPSERT).localCheckpoint());
        FilledSheets.change(file, sheet -> sheet.setZoom(120));
        Outputs again = run();

        assertThat(written(again)).isEmpty();
        assertThat(again.filtered().get(0).rows().count()).isEqualTo(1);
    }

    @Test
    void aMendedDayTakesThePlaceOfTheFormer() {
        FilledSheets.change(file, sheet -> FilledSheets.fill(sheet, 1, "属实", LocalDate.of(2022, 4, 8), "王芳"));
        tables.put("ops.feedback", rows(run(), Outputs.Mode.UPSERT).localCheckpoint());
        FilledSheets.change(file, sheet -> FilledSheets.fill(sheet, 1, "属实", LocalDate.of(2022, 4, 18), "王芳"));
        Outputs mended = run();

        assertThat(written(mended)).singleElement().asString().startsWith("arrears f1 2022-04-18 confirmed");
        assertThat(strings(rows(mended, Outputs.Mode.DELETE))).containsExactly("arrears f1 2022-04-08");
    }

    @Test
    void badRowsAreSetAsideWithTheirPlaceAndTheOthersComeIn() {
        FilledSheets.change(file, sheet -> {
            FilledSheets.fill(sheet, 1, "属实的", LocalDate.of(2022, 4, 8), "王芳");
            FilledSheets.fill(sheet, 2, "属实", "上周五", "王芳");
            FilledSheets.fill(sheet, 3, "属实", LocalDate.of(2021, 4, 8), "王芳");
            FilledSheets.fill(sheet, 4, "属实", LocalDate.of(2022, 4, 8), "王芳");
            append(sheet, "f9", "属实");
            append(sheet, "f4", "不属实");
            append(sheet, "f3", "");
        });
        Outputs outputs = run();

        assertThat(written(outputs)).singleElement().asString().startsWith("arrears f4 2022-04-08 confirmed");
        assertThat(notices)
                .extracting(Notice::text)
                .containsExactly(
                        "LAKE-2303 list.xlsx, row 3, column 核查结果: there is no outcome 属实的\n"
                                + "  did you mean \"属实\"? choose one of 属实, 不属实, 未找到企业",
                        "LAKE-2301 list.xlsx, row 4, column 核查日期: 上周五 is no day\n"
                                + "  write the day of the visit, for example 2022-04-08",
                        "LAKE-2303 list.xlsx, row 5, column 核查日期: 2021-04-08 is not within a year from 2022-04-01, when the"
                                + " list began\n  mend the day of the visit",
                        "LAKE-2303 list.xlsx, row 8, column 法人编号: firm f4 stands in list.xlsx, row 6 already\n"
                                + "  leave one row of the firm",
                        "LAKE-2302 list.xlsx, row 9, column 核查结果: it is empty\n" + "  choose one of 属实, 不属实, 未找到企业",
                        "LAKE-2303 list.xlsx, row 7, column 法人编号: firm f9 is not on the list of arrears of 2022-04\n"
                                + "  leave the hidden columns as lake lists writes them");
        List<Row> aside = outputs.quarantined().get(0).orderBy("line").collectAsList();
        assertThat(aside).extracting(row -> row.<Long>getAs("line")).containsExactly(3L, 4L, 5L, 7L, 8L, 9L);
        assertThat(aside.get(1).<String>getAs("row")).contains("\"核查日期\":\"上周五\"", "\"法人编号\":\"f2\"");

        tables.put("ops.quarantine", outputs.quarantined().get(0).localCheckpoint());
        Outputs again = run();
        assertThat(again.quarantined().get(0).count()).isZero();
        assertThat(again.filtered().get(1).rows().count()).isEqualTo(6);
    }

    @Test
    void aSortedListWithItsTitleCutAwayIsReadAllTheSame() {
        FilledSheets.change(file, sheet -> {
            FilledSheets.fill(sheet, 3, "属实", LocalDate.of(2022, 4, 8), "王芳");
            sheet.removeRow(sheet.getRow(0));
            sheet.removeRow(sheet.getRow(2));
            sheet.shiftRows(1, 5, -1);
        });

        assertThat(written(run())).singleElement().asString().startsWith("arrears f3 2022-04-08 confirmed");
    }

    @Test
    void aFileThatIsNoListIsRefusedAndTheOthersComeIn() throws IOException {
        FilledSheets.change(file, sheet -> FilledSheets.fill(sheet, 1, "属实", LocalDate.of(2022, 4, 8), "王芳"));
        Path text = Files.writeString(folder.resolve("letter.xlsx"), "亲爱的同事");
        Path other = FilledSheets.write(folder.resolve("other.xlsx"));
        FilledSheets.change(
                other,
                sheet -> sheet.getRow(1).getCell(ListColumn.FIRM_ID.ordinal()).setCellValue("编号"));

        assertThat(written(run(text, file, other, folder.resolve("missing.xlsx"))))
                .hasSize(1);
        assertThat(notices).hasSize(3).allSatisfy(notice -> {
            assertThat(notice.text()).startsWith("LAKE-1673 ");
            assertThat(notice.refused()).isTrue();
        });
        assertThat(notices.get(1).what()).startsWith("other.xlsx has no row that names 风险代码, 清单月份, 法人编号");
    }

    /** A row that somebody wrote below the list. */
    private static void append(Sheet sheet, String firm, String outcome) {
        org.apache.poi.ss.usermodel.Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        row.createCell(ListColumn.TARGET.ordinal()).setCellValue("arrears");
        row.createCell(ListColumn.MONTH.ordinal()).setCellValue("2022-04-01");
        row.createCell(ListColumn.FIRM_ID.ordinal()).setCellValue(firm);
        row.createCell(ListColumn.OUTCOME.ordinal()).setCellValue(outcome);
        row.createCell(ListColumn.VISITED_ON.ordinal()).setCellValue("20220410");
    }

    private Outputs run(Path... files) {
        notices.clear();
        return new ImportFeedback(files.length == 0 ? List.of(file) : List.of(files)).run(new Tables(), new Day());
    }

    private static List<String> written(Outputs outputs) {
        return strings(rows(outputs, Outputs.Mode.UPSERT));
    }

    private static Dataset<Row> rows(Outputs outputs, Outputs.Mode mode) {
        return outputs.writes().stream()
                .filter(write -> write.mode() == mode)
                .findFirst()
                .orElseThrow()
                .rows()
                .get();
    }

    private static List<String> strings(Dataset<Row> rows) {
        return rows.orderBy("firm_id").collectAsList().stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private final class Tables implements Inputs {

        @Override
        public Dataset<Row> changes(Contract table) {
            throw new IllegalArgumentException(table.table());
        }

        @Override
        public Dataset<Row> table(Contract table) {
            return tables.getOrDefault(table.table(), spark.createDataFrame(List.of(), table.schema()));
        }

        @Override
        public Dataset<Row> published(Contract table) {
            return table(table);
        }
    }

    private final class Day implements StepContext {

        @Override
        public SparkSession spark() {
            return spark;
        }

        @Override
        public LocalDate asOf() {
            return LocalDate.of(2022, 5, 2);
        }

        @Override
        public String runId() {
            return "r1";
        }

        @Override
        public RunMode mode() {
            return RunMode.INCREMENTAL;
        }

        @Override
        public void notice(Notice notice) {
            notices.add(notice);
        }
    }
}
