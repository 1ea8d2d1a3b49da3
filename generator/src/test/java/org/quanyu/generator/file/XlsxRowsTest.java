package org.quanyu.generator.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Format;

class XlsxRowsTest {

    private static final Format FORMAT = new Format.Xlsx("留言 <2024>");

    @Test
    void sheetIsReadBack() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Sample.write(FORMAT)))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("留言 <2024>");
            assertThat(sheet.getRow(1))
                    .map(cell -> cell.getStringCellValue())
                    .containsExactly("名称", "count", "价格, \"元\"", "日期", "at");
            first(sheet.getRow(2));
            second(sheet.getRow(3));
        }
    }

    private static void first(Row row) {
        assertThat(row.getCell(0).getStringCellValue()).isEqualTo("平安路");
        assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(-7);
        assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(12.5);
        assertThat(DateUtil.isCellDateFormatted(row.getCell(3))).isTrue();
        assertThat(row.getCell(3).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
        assertThat(row.getCell(3).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(row.getCell(4).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
        assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2024, 3, 1, 8, 15));
    }

    private static void second(Row row) {
        assertThat(row.getCell(0).getStringCellValue()).isEqualTo(Sample.HARD);
        assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(-0.05);
        assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2024, 12, 31, 23, 59, 59));
    }

    @Test
    void sheetOfSeveralBatches() throws IOException {
        List<Column> columns = List.of(Column.whole("a"), Column.time("b"), Column.text("c"));
        LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
        byte[] written = Sample.write(FORMAT, columns, rows -> {
            for (int number = 0; number < 2500; number++) {
                rows.whole(number).time(start.plusSeconds(number)).empty().endRow();
            }
        });
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(2501);
            for (int number = 0; number < 2500; number++) {
                Row row = sheet.getRow(number + 2);
                assertThat(row.getCell(0).getNumericCellValue()).isEqualTo(number);
                assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
                assertThat(DateUtil.isCellDateFormatted(row.getCell(1))).isTrue();
                assertThat(row.getCell(1).getLocalDateTimeCellValue()).isEqualTo(start.plusSeconds(number));
                assertThat(row.getCell(2)).isNull();
            }
        }
    }

    /** Java's reader, which sees no directory, stands for all that stream. */
    @Test
    void zipIsPlainAndTellsNoTime() throws IOException {
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Sample.write(FORMAT)));
        String properties = "";
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(2000, 1, 1, 0, 0));
            assertThat(entry.getExtra()).as("time in the zone of the machine").isNull();
            String content = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            properties += entry.getName().equals("docProps/core.xml") ? content : "";
        }
        assertThat(properties).contains("W3CDTF\">2000-01-01T00:00:00Z</dcterms:created>");
    }
}
