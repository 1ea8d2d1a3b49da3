package org.quanyu.reports.visit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.quanyu.reports.visit.VisitList.ListedFirm;

/** A list of four firms, and spreadsheets of it as teams fill them in. */
final class FilledSheets {

    static final VisitList LIST = new VisitList(
            "arrears",
            "拖欠工资",
            LocalDate.of(2022, 4, 1),
            "民治 一组",
            LocalDate.of(2022, 3, 1),
            3,
            List.of(firm(1, false), firm(2, true), firm(3, false), firm(4, false)));

    private FilledSheets() {}

    private static ListedFirm firm(int place, boolean isDrawn) {
        return new ListedFirm(
                place,
                "f" + place,
                "深圳市第" + place + "制造有限公司",
                "9144030000000000" + place + "X",
                "民治",
                place == 4 ? null : "民新",
                "民治街道民新社区一路" + place + "号",
                isDrawn,
                isDrawn ? 0.025 : 1,
                isDrawn ? "none" : "red",
                0.4 - 0.1 * place + (isDrawn ? 0 : 0.1),
                0.4,
                "参保人数三个月内由 128 人降至 71 人");
    }

    static Path write(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            VisitListWorkbook.write(LIST, out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a spreadsheet as people do, and saves it under the same name. */
    static void change(Path file, Consumer<Sheet> change) {
        try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            change.accept(workbook.getSheetAt(0));
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param day text, or a {@link LocalDate} as the spreadsheet makes of one that is typed in */
    static void fill(Sheet sheet, int place, String outcome, Object day, String by) {
        Row row = sheet.getRow(VisitListWorkbook.ROWS_ABOVE + place - 1);
        row.getCell(ListColumn.OUTCOME.ordinal()).setCellValue(outcome);
        if (day instanceof LocalDate date) {
            row.getCell(ListColumn.VISITED_ON.ordinal()).setCellValue(date);
        } else {
            row.getCell(ListColumn.VISITED_ON.ordinal()).setCellValue((String) day);
        }
        row.getCell(ListColumn.VISITED_BY.ordinal()).setCellValue(by);
    }
}
