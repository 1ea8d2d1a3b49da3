package org.quanyu.pipelines.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.failure.FailureCode;

class XlsxReaderTest {

    @TempDir
    Path folder;

    @Test
    void cellsAsText() throws IOException {
        byte[] book = book(workbook -> {
            Sheet sheet = workbook.createSheet("年报");
            row(sheet, 0, "编号", "时间", "文本", "数", "是否", "日期", "补零");
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue(188006);
            styled(workbook, row.createCell(1), "yyyy/m/d h:mm:ss")
                    .setCellValue(LocalDateTime.of(2019, 2, 28, 11, 25, 5));
            row.createCell(2).setCellValue("\r\n\t座落\n在");
            row.createCell(3).setCellValue(0.1 + 0.2);
            row.createCell(4).setCellValue(true);
            styled(workbook, row.createCell(5), "yyyy-mm-dd").setCellValue(LocalDateTime.of(2019, 2, 28, 0, 0));
            styled(workbook, row.createCell(6), "000000").setCellValue(42);
            Row large = sheet.createRow(3);
            large.createCell(0).setCellValue(1234567890123456d);
            large.createCell(3).setCellFormula("1/4");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        Delivery delivery = Delivery.of(folder, "type: xlsx", book);
        assertThat(delivery.inspection().header()).containsExactly("编号", "时间", "文本", "数", "是否", "日期", "补零");
        assertThat(delivery.told())
                .containsExactly(
                        List.of("188006", "2019-02-28 11:25:05", "\r\n\t座落\n在", "0.3", "TRUE", "2019-02-28", "000042"),
                        Arrays.asList("1234567890123460", null, null, "0.25", null, null, null));
        assertThat(delivery.rows()).extracting(Delivery.Row::line).containsExactly(2L, 4L);
    }

    @Test
    void inlineStrings() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(10)) {
            Sheet sheet = workbook.createSheet();
            row(sheet, 0, "a", "b");
            row(sheet, 1, "1", "值");
            workbook.write(bytes);
        }
        assertThat(Delivery.of(folder, "type: xlsx", bytes.toByteArray()).told())
                .containsExactly(List.of("1", "值"));
    }

    @Test
    void reportWithTitleLinesAndGroups() throws IOException {
        byte[] book = book(workbook -> {
            workbook.createSheet("说明");
            Sheet sheet = workbook.createSheet("明细");
            row(sheet, 0, "工资投诉报告");
            row(sheet, 3, "雇主", "状态", "金额");
            row(sheet, 4, "甲", "结案", "1");
            row(sheet, 5, null, "未结", "2");
            row(sheet, 6, "小计", null, "3");
            row(sheet, 8, "乙", "结案", "4");
        });
        Delivery delivery = Delivery.of(folder, "type: xlsx, sheet: 明细, header_row: 4, fill_down: [雇主]", book);
        assertThat(delivery.told())
                .containsExactly(
                        List.of("甲", "结案", "1"),
                        List.of("甲", "未结", "2"),
                        Arrays.asList("小计", null, "3"),
                        List.of("乙", "结案", "4"));
        assertThat(delivery.rows()).extracting(Delivery.Row::line).containsExactly(5L, 6L, 7L, 9L);
        assertThat(Delivery.of(folder, "type: xlsx, sheet: 2, header_row: 4", book)
                        .rows())
                .hasSize(4);
    }

    @Test
    void valueBesideTheColumns() throws IOException {
        byte[] book = book(workbook -> {
            Sheet sheet = workbook.createSheet();
            row(sheet, 0, "a");
            row(sheet, 1, "1", "注");
            row(sheet, 2, "2");
        });
        Delivery delivery = Delivery.of(folder, "type: xlsx", book);
        assertThat(delivery.told()).containsExactly(List.of("2"));
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.ROW_COLUMN_COUNT);
            assertThat(row.rawText()).isEqualTo("[\"1\",\"注\"]");
        });
    }

    @Test
    void missingSheetAndMissingHeader() throws IOException {
        byte[] book = book(workbook -> row(workbook.createSheet("明细"), 0, "a"));
        Delivery sheet = Delivery.of(folder, "type: xlsx, sheet: 明细表", book);
        assertThat(sheet.code()).isEqualTo(FailureCode.FILE_FORMAT);
        assertThat(sheet.report().trouble().remedy("")).contains("did you mean \"明细\"?");
        Delivery header = Delivery.of(folder, "type: xlsx, header_row: 3", book);
        assertThat(header.code()).isEqualTo(FailureCode.FILE_FORMAT);
        assertThat(header.report().trouble().text()).contains("no header in row 3");
        assertThat(header.report().isRefused()).isTrue();
        assertThat(Delivery.of(folder, "type: xlsx", book).code()).isEqualTo(FailureCode.FILE_HEADER_ONLY);
    }

    @Test
    void filesThatAreNoWorkbooks() {
        byte[] html = "<html><table><tr><td>1</td></tr></table></html>".getBytes(StandardCharsets.UTF_8);
        assertThat(refused(html)).contains("is HTML, not XLSX");
        byte[] old = new byte[600];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, old, 0, 4);
        assertThat(refused(old)).contains("old XLS");
        assertThat(refused("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))).contains("no ZIP archive");
        assertThat(refused(zip("readme.txt", new byte[10]))).contains("not a workbook");
    }

    @Test
    void workbookCutOff() throws IOException {
        byte[] whole = book(workbook -> row(workbook.createSheet(), 0, "a"));
        Delivery delivery = Delivery.of(folder, "type: xlsx", Arrays.copyOf(whole, whole.length / 2));
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_CUT_OFF);
        assertThat(delivery.report().isRefused()).isTrue();
    }

    @Test
    void zipBomb() {
        Delivery delivery = Delivery.of(folder, "type: xlsx", zip("xl/worksheets/sheet1.xml", new byte[64 << 20]));
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_BOMB);
        assertThat(delivery.report().isRefused()).isTrue();
    }

    private String refused(byte[] content) {
        Delivery delivery = Delivery.of(folder, "type: xlsx", content);
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_FORMAT);
        assertThat(delivery.report().isRefused()).isTrue();
        return delivery.report().trouble().text();
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] book(Consumer<XSSFWorkbook> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            content.accept(workbook);
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static void row(Sheet sheet, int number, String... cells) {
        Row row = sheet.createRow(number);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null) {
                row.createCell(column).setCellValue(cells[column]);
            }
        }
    }

    private static Cell styled(XSSFWorkbook workbook, Cell cell, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        return cell;
    }
}
