package org.quanyu.reports.visit;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** How the cells of a workbook look. */
final class SheetStyles {

    /** What a cell is. */
    enum Look {
        TITLE,
        HEADER,
        HEADER_TO_FILL_IN,
        TOLD,
        SHARE,
        TO_FILL_IN,
        DATE_TO_FILL_IN
    }

    private final Workbook workbook;
    private final Map<Look, CellStyle> styles = new EnumMap<>(Look.class);

    SheetStyles(Workbook workbook) {
        this.workbook = workbook;
        for (Look look : Look.values()) {
            styles.put(look, style(look));
        }
    }

    /** @param value text, a number, or null for an empty cell */
    void fill(Cell cell, Look look, Object value) {
        cell.setCellStyle(styles.get(look));
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value != null) {
            cell.setCellValue(value.toString());
        }
    }

    private CellStyle style(Look look) {
        CellStyle style = workbook.createCellStyle();
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(look != Look.TITLE);
        switch (look) {
            case TITLE -> style.setFont(bold((short) 16));
            case HEADER -> header(style, IndexedColors.GREY_25_PERCENT);
            case HEADER_TO_FILL_IN -> header(style, IndexedColors.LIGHT_ORANGE);
            case TOLD -> border(style);
            case SHARE -> {
                border(style);
                style.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
            }
            case TO_FILL_IN -> toFillIn(style, "@");
            case DATE_TO_FILL_IN -> toFillIn(style, "yyyy-mm-dd");
        }
        return style;
    }

    private void header(CellStyle style, IndexedColors color) {
        style.setFont(bold((short) 11));
        colored(style, color);
        border(style);
    }

    private void toFillIn(CellStyle style, String format) {
        colored(style, IndexedColors.LIGHT_YELLOW);
        border(style);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setLocked(false);
    }

    private Font bold(short points) {
        Font font = workbook.createFont();
        font.setBold(true);
        font.setFontHeightInPoints(points);
        return font;
    }

    private static void colored(CellStyle style, IndexedColors color) {
        style.setFillForegroundColor(color.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void border(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
    }
}
