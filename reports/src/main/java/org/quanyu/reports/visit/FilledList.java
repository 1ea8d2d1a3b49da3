package org.quanyu.reports.visit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.quanyu.reports.visit.ListColumn.Use;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A list that came back: the rows in which something was filled in. Rows may be sorted, columns moved. */
final class FilledList {

    private static final int ROWS_TO_HEADER = 20;

    /** Lists are small; what is larger is something else. */
    private static final long MOST_BYTES = 20L << 20;

    private final DataFormatter formatter = new DataFormatter();
    private final Path path;
    private final String delivery;
    private final Map<ListColumn, Integer> columns = new EnumMap<>(ListColumn.class);

    private FilledList(Path path, String delivery) {
        this.path = path;
        this.delivery = delivery;
    }

    /** @throws LakeException {@code FEEDBACK_UNREADABLE} where the file is no list */
    static List<FilledRow> read(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw unreadable(path, "has more than " + (MOST_BYTES >> 20) + " MiB", null);
            }
            FilledList list = new FilledList(path, delivery(path));
            try (Workbook workbook = WorkbookFactory.create(path.toFile(), null, true)) {
                return list.rows(workbook);
            }
        } catch (LakeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // POI tells what is wrong with a file by exceptions of many kinds
            throw unreadable(path, "cannot be read as a spreadsheet: " + e.getMessage(), e);
        }
    }

    private static String delivery(Path path) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<FilledRow> rows(Workbook workbook) {
        for (Sheet sheet : workbook) {
            Optional<Row> header = header(sheet);
            if (header.isPresent()) {
                return rows(sheet, header.get().getRowNum());
            }
        }
        throw unreadable(path, "has no row that names " + names(Use.KEY) + ", " + names(Use.FILLED_IN), null);
    }

    /** The row that names all columns that are needed; where they are is kept. */
    private Optional<Row> header(Sheet sheet) {
        for (int number = sheet.getFirstRowNum(); number >= 0 && number < ROWS_TO_HEADER; number++) {
            Row row = sheet.getRow(number);
            if (row == null) {
                continue;
            }
            columns.clear();
            for (Cell cell : row) {
                String title = text(cell);
                for (ListColumn column : ListColumn.values()) {
                    if (column.title().equals(title)) {
                        columns.putIfAbsent(column, cell.getColumnIndex());
                    }
                }
            }
            if (columns.keySet().containsAll(ListColumn.of(Use.KEY))
                    && columns.keySet().containsAll(ListColumn.of(Use.FILLED_IN))) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private List<FilledRow> rows(Sheet sheet, int header) {
        List<FilledRow> rows = new ArrayList<>();
        for (int number = header + 1; number <= sheet.getLastRowNum(); number++) {
            Row row = sheet.getRow(number);
            Map<ListColumn, String> cells = row == null ? Map.of() : cells(row);
            if (ListColumn.of(Use.FILLED_IN).stream().anyMatch(cells::containsKey)) {
                rows.add(new FilledRow(path.getFileName().toString(), delivery, number + 1, cells));
            }
        }
        return rows;
    }

    private Map<ListColumn, String> cells(Row row) {
        Map<ListColumn, String> cells = new EnumMap<>(ListColumn.class);
        columns.forEach((column, index) -> {
            Cell cell = row.getCell(index);
            String text = cell == null ? "" : text(cell);
            if (!text.isEmpty()) {
                cells.put(column, text);
            }
        });
        return cells;
    }

    private String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
            LocalDate day = cell.getLocalDateTimeCellValue().toLocalDate();
            return day.toString();
        }
        String text = cell.getCellType() == CellType.FORMULA && type == CellType.STRING
                ? cell.getStringCellValue()
                : formatter.formatCellValue(cell);
        return text.strip();
    }

    private static String names(Use use) {
        return String.join(
                ", ", ListColumn.of(use).stream().map(ListColumn::title).toList());
    }

    private static LakeException unreadable(Path path, String why, Exception cause) {
        return new LakeException(
                FailureCode.FEEDBACK_UNREADABLE,
                path.getFileName() + " " + why,
                "give the file that lake lists wrote, filled in and saved as xlsx",
                cause);
    }
}
