package org.quanyu.reports.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team opens: readable, with four columns to fill in and the others locked. */
class VisitListWorkbookTest {

    @TempDir
    Path folder;

    private XSSFWorkbook workbook;
    private XSSFSheet sheet;

    @BeforeEach
    void open() throws IOException {
        Path file = FilledSheets.write(folder.resolve(FilledSheets.LIST.fileName()));
        workbook = new XSSFWorkbook(Files.newInputStream(file));
        sheet = workbook.getSheetAt(0);
    }

    @Test
    void theFileIsNamedAfterMonthRiskAndTeam() {
        assertThat(FilledSheets.LIST.fileName()).isEqualTo("2022-04-arrears-民治_一组.xlsx");
    }

    @Test
    void firmsStandUnderChineseTitlesThatStay() {
        assertThat(text(sheet.getRow(0), 0)).isEqualTo("2022年04月“拖欠工资”风险企业走访清单（民治 一组）");
        assertThat(IntStream.range(0, 14).mapToObj(column -> text(sheet.getRow(1), column)))
                .containsExactly(
                        "序号",
                        "企业名称",
                        "统一社会信用代码",
                        "街道",
                        "社区",
                        "登记住所",
                        "选取方式",
                        "预警等级",
                        "风险概率",
                        "预警理由",
                        "核查结果",
                        "核查日期",
                        "核查人",
                        "备注");
        assertThat(IntStream.range(0, 10).mapToObj(column -> text(sheet.getRow(3), column)))
                .containsExactly(
                        "2",
                        "深圳市第2制造有限公司",
                        "91440300000000002X",
                        "民治",
                        "民新",
                        "民治街道民新社区一路2号",
                        "随机抽查",
                        "无",
                        "20.0%",
                        "参保人数三个月内由 128 人降至 71 人");
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
        assertThat(sheet.getColumnWidth(1)).isGreaterThan(30 * 256);
    }

    @Test
    void keysAreHiddenAndAllButWhatIsToFillInIsLocked() {
        assertThat(sheet.getProtect()).isTrue();
        for (ListColumn column : ListColumn.values()) {
            assertThat(sheet.isColumnHidden(column.ordinal()))
                    .as(column.title())
                    .isEqualTo(column.use() == ListColumn.Use.KEY);
            assertThat(sheet.getRow(2).getCell(column.ordinal()).getCellStyle().getLocked())
                    .as(column.title())
                    .isEqualTo(column.use() != ListColumn.Use.FILLED_IN);
        }
    }

    @Test
    void outcomesAreChosenAndDaysAreDays() {
        XSSFDataValidation outcomes = sheet.getDataValidations().get(0);
        assertThat(outcomes.getValidationConstraint().getExplicitListValues()).containsExactly("属实", "不属实", "未找到企业");
        assertThat(outcomes.getRegions().getCellRangeAddresses()[0].formatAsString())
                .isEqualTo("K3:K6");
        XSSFDataValidation days = sheet.getDataValidations().get(1);
        assertThat(days.getValidationConstraint().getValidationType()).isEqualTo(ValidationType.DATE);
        assertThat(days.getValidationConstraint().getFormula1())
                .as("1 April 2022")
                .isEqualTo("44652");
        assertThat(days.getRegions().getCellRangeAddresses()[0].formatAsString())
                .isEqualTo("L3:L6");
    }

    @Test
    void asheetSaysWhatTheListIs() {
        String said = String.join(
                "\n",
                StreamSupport.stream(workbook.getSheet("说明").spliterator(), false)
                        .map(row -> text(row, 0) + " " + text(row, 1))
                        .toList());

        assertThat(said)
                .contains("共 4 家：按风险预警选出 3 家，随机抽查 1 家", "2022年03月底的风险评分，模型“arrears”第 3 版")
                .contains("核查结果：属实", "随机抽查的用处", "本清单抽中概率为 2.50%", "不得作为处罚依据")
                .contains(Arrays.stream(ListColumn.values())
                        .filter(column -> column.use() != ListColumn.Use.KEY)
                        .map(column -> "列：" + column.title())
                        .toList());
    }

    private static String text(Row row, int column) {
        return new DataFormatter().formatCellValue(row.getCell(column));
    }
}
