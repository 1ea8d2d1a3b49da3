package org.quanyu.reports.payment;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A {@link PaymentSheet} as a spreadsheet: the payments, and a sheet that says what the batch is and who let it pass. */
public final class PaymentWorkbook {

    static final String SHEET = "发放清单";

    private static final int ROWS_IN_MEMORY = 100;
    private static final int WIDTH_OF_CHARACTER = 256;
    private static final int[] WIDTHS = {34, 8, 20, 20, 24, 14, 12, 18, 30};

    private final SXSSFWorkbook workbook;
    private final CellStyle text;
    private final CellStyle yuan;
    private final CellStyle head;

    private PaymentWorkbook(SXSSFWorkbook workbook) {
        this.workbook = workbook;
        text = style("@", false);
        yuan = style("#,##0.00", false);
        head = style("@", true);
    }

    /** Writes the sheet as XLSX; the stream stays open. */
    public static void write(PaymentSheet sheet, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, false, true)) {
            PaymentWorkbook written = new PaymentWorkbook(workbook);
            written.payments(sheet);
            written.notes(sheet);
            workbook.write(out);
        }
    }

    private void payments(PaymentSheet told) {
        SXSSFSheet sheet = workbook.createSheet(SHEET);
        Row header = sheet.createRow(0);
        for (int column = 0; column < PaymentSheet.COLUMNS.size(); column++) {
            fill(header.createCell(column), head, PaymentSheet.COLUMNS.get(column));
            sheet.setColumnWidth(column, WIDTHS[column] * WIDTH_OF_CHARACTER);
        }
        int number = 1;
        for (Map<String, Object> cells : told.rows()) {
            Row row = sheet.createRow(number++);
            int column = 0;
            for (Object cell : cells.values()) {
                fill(row.createCell(column++), cell instanceof BigDecimal ? yuan : text, cell);
            }
        }
        sheet.createFreezePane(0, 1);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, 0, PaymentSheet.COLUMNS.size() - 1));
        sheet.getPrintSetup().setLandscape(true);
    }

    private void notes(PaymentSheet told) {
        SXSSFSheet sheet = workbook.createSheet("说明");
        sheet.setColumnWidth(0, 16 * WIDTH_OF_CHARACTER);
        sheet.setColumnWidth(1, 70 * WIDTH_OF_CHARACTER);
        int number = 0;
        for (List<String> note : List.of(
                List.of("批次号", told.batch()),
                List.of("事项", told.title()),
                List.of("所属期", told.periodInWords()),
                List.of("渠道", told.channelInWords()),
                List.of("发放日期", told.paidOn().toString()),
                List.of("笔数", Integer.toString(told.lines().size())),
                List.of("金额（元）", told.sum().toPlainString()),
                List.of("复核人", told.checkedBy()),
                List.of("签发人", told.releasedBy()),
                List.of("校验码", told.checksum()))) {
            Row row = sheet.createRow(number++);
            fill(row.createCell(0), head, note.get(0));
            fill(row.createCell(1), text, note.get(1));
        }
    }

    private static void fill(Cell cell, CellStyle style, Object value) {
        cell.setCellStyle(style);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value != null) {
            cell.setCellValue(value.toString());
        }
    }

    private CellStyle style(String format, boolean isBold) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        if (isBold) {
            Font font = workbook.createFont();
            font.setBold(true);
            style.setFont(font);
        }
        return style;
    }
}
