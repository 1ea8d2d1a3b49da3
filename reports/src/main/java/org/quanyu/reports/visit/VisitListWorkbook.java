package org.quanyu.reports.visit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.quanyu.reports.visit.ListColumn.Use;
import org.quanyu.reports.visit.VisitList.ListedFirm;

/**
 * A list as a spreadsheet: a sheet with the firms, of which four columns are to be filled in and all else is locked, and one
 * that says what the list is. Locked without a password: it keeps from mistakes, not from intent.
 */
public final class VisitListWorkbook {

    static final String SHEET = "走访清单";

    /** Rows above the first firm: the title, and the names of the columns. */
    static final int ROWS_ABOVE = 2;

    private static final int LAST_VISIBLE = ListColumn.NOTE.ordinal();
    private static final int COLUMNS_THAT_STAY = ListColumn.NAME.ordinal() + 1;
    private static final int WIDTH_OF_CHARACTER = 256;
    private static final int ROWS_IN_MEMORY = 100;

    private final VisitList list;
    private final SXSSFWorkbook workbook;
    private final SheetStyles styles;

    private VisitListWorkbook(VisitList list, SXSSFWorkbook workbook) {
        this.list = list;
        this.workbook = workbook;
        styles = new SheetStyles(workbook);
    }

    /** Writes the list as XLSX; the stream stays open. */
    public static void write(VisitList list, OutputStream out) throws IOException {
        // texts are shared, as spreadsheet programs write them: some tools cannot change those that stand in their
        // cells
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, false, true)) {
            VisitListWorkbook written = new VisitListWorkbook(list, workbook);
            written.firms(workbook.createSheet(SHEET));
            new VisitListNotes(list).write(workbook.createSheet("说明"), written.styles);
            workbook.write(out);
        }
    }

    private void firms(SXSSFSheet sheet) {
        header(sheet);
        int row = ROWS_ABOVE;
        for (ListedFirm firm : list.firms()) {
            firm(sheet.createRow(row++), firm);
        }
        sheet.createFreezePane(COLUMNS_THAT_STAY, ROWS_ABOVE);
        sheet.setAutoFilter(new CellRangeAddress(1, row - 1, 0, LAST_VISIBLE));
        askFor(sheet, row - 1);
        lock(sheet);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setRepeatingRows(new CellRangeAddress(1, 1, 0, LAST_VISIBLE));
    }

    private void header(SXSSFSheet sheet) {
        styles.fill(sheet.createRow(0).createCell(0), SheetStyles.Look.TITLE, VisitListNotes.title(list));
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, LAST_VISIBLE));
        Row header = sheet.createRow(1);
        for (ListColumn column : ListColumn.values()) {
            SheetStyles.Look look =
                    column.use() == Use.FILLED_IN ? SheetStyles.Look.HEADER_TO_FILL_IN : SheetStyles.Look.HEADER;
            styles.fill(header.createCell(column.ordinal()), look, column.title());
            sheet.setColumnWidth(column.ordinal(), column.width() * WIDTH_OF_CHARACTER);
            sheet.setColumnHidden(column.ordinal(), column.use() == Use.KEY);
        }
    }

    private void firm(Row row, ListedFirm firm) {
        Map<ListColumn, Object> told = new EnumMap<>(ListColumn.class);
        told.put(ListColumn.PLACE, firm.place());
        told.put(ListColumn.NAME, firm.name());
        told.put(ListColumn.CREDIT_CODE, firm.creditCode());
        told.put(ListColumn.SUB_DISTRICT, firm.subDistrict());
        told.put(ListColumn.COMMUNITY, firm.community());
        told.put(ListColumn.ADDRESS, firm.address());
        told.put(ListColumn.KIND, VisitListNotes.kind(firm.isDrawn()));
        told.put(ListColumn.BAND, VisitListNotes.band(firm.band()));
        told.put(ListColumn.PROBABILITY, firm.probability());
        told.put(ListColumn.WHY, firm.why());
        told.put(ListColumn.TARGET, list.target());
        told.put(ListColumn.MONTH, list.month().toString());
        told.put(ListColumn.FIRM_ID, firm.firmId());
        for (ListColumn column : ListColumn.values()) {
            Cell cell = row.createCell(column.ordinal());
            styles.fill(cell, look(column), told.get(column));
        }
    }

    private static SheetStyles.Look look(ListColumn column) {
        return switch (column) {
            case VISITED_ON -> SheetStyles.Look.DATE_TO_FILL_IN;
            case OUTCOME, VISITED_BY, NOTE -> SheetStyles.Look.TO_FILL_IN;
            case PROBABILITY -> SheetStyles.Look.SHARE;
            case PLACE, NAME, CREDIT_CODE, SUB_DISTRICT, COMMUNITY, ADDRESS, KIND, BAND, WHY, TARGET, MONTH, FIRM_ID ->
                SheetStyles.Look.TOLD;
        };
    }

    /** What may be chosen, and days from the first of the month on. */
    private void askFor(SXSSFSheet sheet, int lastRow) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        List<String> choices = VisitOutcome.choices();
        ask(
                sheet,
                helper.createExplicitListConstraint(choices.toArray(String[]::new)),
                cells(ListColumn.OUTCOME, lastRow),
                "请从下拉框中选择：" + String.join("、", choices));
        String from = Integer.toString((int) DateUtil.getExcelDate(list.month()));
        String to = Integer.toString((int) DateUtil.getExcelDate(VisitList.lastVisit(list.month())));
        ask(
                sheet,
                helper.createDateConstraint(OperatorType.BETWEEN, from, to, "yyyy-mm-dd"),
                cells(ListColumn.VISITED_ON, lastRow),
                "请填写走访当天的日期，不早于 " + list.month());
    }

    private static CellRangeAddressList cells(ListColumn column, int lastRow) {
        return new CellRangeAddressList(ROWS_ABOVE, lastRow, column.ordinal(), column.ordinal());
    }

    private static void ask(
            SXSSFSheet sheet, DataValidationConstraint constraint, CellRangeAddressList cells, String wrong) {
        DataValidation validation = sheet.getDataValidationHelper().createValidation(constraint, cells);
        validation.createErrorBox("填写有误", wrong);
        validation.setShowErrorBox(true);
        validation.setSuppressDropDownArrow(true);
        validation.setEmptyCellAllowed(true);
        sheet.addValidationData(validation);
    }

    /** People may still filter, and change widths and heights. */
    private static void lock(SXSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockAutoFilter(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
    }
}
