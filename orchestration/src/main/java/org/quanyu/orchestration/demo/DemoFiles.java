package org.quanyu.orchestration.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The formats of deliveries, each written without the time of writing in it. */
final class DemoFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoFiles() {}

    static String csv(List<String> header, List<List<String>> rows) {
        return csvRow(header) + rows.stream().map(DemoFiles::csvRow).collect(Collectors.joining());
    }

    static String csvRow(List<String> cells) {
        return cells.stream().map(DemoFiles::csvCell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String csvCell(String cell) {
        boolean needsQuotes = cell.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return needsQuotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    static String jsonLine(Map<String, ?> object) {
        try {
            return JSON.writeValueAsString(object) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The packing of Java's gzip writes no time. */
    static void gzip(byte[] bytes, OutputStream out) throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(out);
        packed.write(bytes);
        packed.finish();
    }

    /** A gzip file that breaks off: it holds the bytes up to a place, and neither the rest nor an end. */
    static void brokenGzip(byte[] bytes, int kept, OutputStream out) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        GZIPOutputStream packed = new GZIPOutputStream(whole, 512, true);
        packed.write(bytes, 0, kept);
        packed.flush();
        whole.writeTo(out);
    }

    /** A sheet with a title line above its header, as an office exports it. */
    static void xlsx(String title, List<String> header, List<List<Object>> rows, OutputStream out) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            workbook.getXSSFWorkbook()
                    .getProperties()
                    .getCoreProperties()
                    .setCreated(Optional.of(
                            Date.from(DemoDistrict.FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC))));
            // the large form of zip, which is the default, keeps readers that stream from reading it
            workbook.setZip64Mode(Zip64Mode.Never);
            CellStyle time = workbook.createCellStyle();
            time.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss"));
            Sheet sheet = workbook.createSheet("留言");
            sheet.createRow(0).createCell(0).setCellValue(title);
            fill(sheet.createRow(1), header, time);
            for (List<Object> row : rows) {
                fill(sheet.createRow(sheet.getLastRowNum() + 1), row, time);
            }
            workbook.write(written);
        }
        withoutTimes(written.toByteArray(), out);
    }

    private static void fill(Row row, List<?> values, CellStyle time) {
        for (int column = 0; column < values.size(); column++) {
            Cell cell = row.createCell(column);
            Object value = values.get(column);
            if (value instanceof LocalDateTime moment) {
                cell.setCellValue(moment);
                cell.setCellStyle(time);
            } else if (value instanceof Integer number) {
                cell.setCellValue(number);
            } else if (value instanceof String text) {
                cell.setCellValue(text);
            }
        }
    }

    private static void withoutTimes(byte[] zip, OutputStream out) throws IOException {
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream fixed = new ZipOutputStream(out);
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            ZipEntry timeless = new ZipEntry(entry.getName());
            timeless.setTimeLocal(DemoDistrict.FIRST_DAY.atStartOfDay());
            fixed.putNextEntry(timeless);
            in.transferTo(fixed);
            fixed.closeEntry();
        }
        fixed.finish();
    }
}
