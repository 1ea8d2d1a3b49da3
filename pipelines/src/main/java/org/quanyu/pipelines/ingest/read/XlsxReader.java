package org.quanyu.pipelines.ingest.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Nearest;

/** Rows of a sheet below its header row. Rows without any value are no rows. */
final class XlsxReader implements DeliveryReader {

    private static final UTF8String[] NONE = {};

    private final String name;
    private final XlsxBook book;
    private final XlsxSheet sheet;
    private final List<String> names;
    private final boolean[] fillDown;
    private final UTF8String[] above;
    private final Optional<FileProblem> whole;
    private FileProblem damaged;

    private XlsxReader(
            String name,
            XlsxBook book,
            XlsxSheet sheet,
            List<String> names,
            SourceFormat.Xlsx format,
            Optional<FileProblem> whole) {
        this.name = name;
        this.book = book;
        this.sheet = sheet;
        this.names = names;
        this.whole = whole;
        this.above = new UTF8String[names.size()];
        this.fillDown = new boolean[names.size()];
        List<String> unique = ColumnNames.unique(names);
        format.fillDown().forEach(column -> fillDown[unique.indexOf(column)] = true);
    }

    /** What a workbook says about its columns, or why it cannot be taken in. */
    record Header(List<String> names, Optional<FileProblem> problem) {
        static Header refused(FailureCode code, String text, String remedy) {
            return new Header(List.of(), Optional.of(new FileProblem(code, text, remedy)));
        }
    }

    static Header header(DeliveredFile file, SourceFormat.Xlsx format) throws IOException {
        Optional<FileProblem> problem = XlsxBook.check(file);
        if (problem.isPresent()) {
            return new Header(List.of(), problem);
        }
        try (XlsxBook book = XlsxBook.open(file)) {
            Optional<String> chosen = chosen(book.sheets(), format.sheet());
            if (chosen.isEmpty()) {
                return noSheet(file.name(), format.sheet().orElse("1"), book.sheets());
            }
            try (XlsxSheet sheet = book.sheet(chosen.get())) {
                return header(file.name(), format, headerRow(sheet, format.headerRow()));
            }
        } catch (OpenXML4JException | XMLStreamException | RuntimeException e) {
            return Header.refused(
                    FailureCode.FILE_FORMAT,
                    file.name() + " is not a workbook that can be read: " + e.getMessage(),
                    "open it in a spreadsheet program, save it as .xlsx and deliver that, or ask {owner} for an .xlsx file");
        }
    }

    static XlsxReader open(
            DeliveredFile file, SourceFormat.Xlsx format, List<String> names, Optional<FileProblem> whole)
            throws IOException {
        try {
            XlsxBook book = XlsxBook.open(file);
            XlsxSheet sheet = book.sheet(chosen(book.sheets(), format.sheet()).orElseThrow());
            headerRow(sheet, format.headerRow());
            return new XlsxReader(file.name(), book, sheet, names, format, whole);
        } catch (OpenXML4JException | XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public DeliveredRecord next() {
        try {
            for (XlsxSheet.SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                if (!row.isBlank()) {
                    return record(row);
                }
            }
        } catch (XMLStreamException e) {
            damaged = new FileProblem(
                    FailureCode.FILE_CUT_OFF,
                    name + " is damaged in its XML: " + e.getMessage(),
                    "rows before it are taken in; ask {owner} for the file again");
        }
        return null;
    }

    @Override
    public Optional<FileProblem> problem() {
        return whole.or(() -> Optional.ofNullable(damaged));
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        book.close();
    }

    private DeliveredRecord record(XlsxSheet.SheetRow row) {
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() > names.size() && isEmpty(cells.get(cells.size() - 1))) {
            cells.remove(cells.size() - 1);
        }
        if (cells.size() > names.size()) {
            String text = "row " + row.number() + " of " + name + " has a value in column " + cells.size()
                    + ", its header has " + names.size() + " columns: " + cells.get(cells.size() - 1);
            return new DeliveredRecord.SetAside(
                    row.number(), NONE, FailureCode.ROW_COLUMN_COUNT, text, RowCells.raw(cells));
        }
        UTF8String[] values = values(cells);
        return whole.<DeliveredRecord>map(problem -> new DeliveredRecord.SetAside(
                        row.number(), values, problem.code(), problem.text(), RowCells.raw(cells)))
                .orElseGet(() -> new DeliveredRecord.Told(row.number(), values));
    }

    private UTF8String[] values(List<String> cells) {
        UTF8String[] values = new UTF8String[names.size()];
        for (int place = 0; place < values.length; place++) {
            String cell = place < cells.size() ? cells.get(place) : null;
            if (!fillDown[place]) {
                values[place] = UTF8String.fromString(cell);
            } else {
                above[place] = isEmpty(cell) ? above[place] : UTF8String.fromString(cell);
                values[place] = above[place];
            }
        }
        return values;
    }

    private static boolean isEmpty(String cell) {
        return cell == null || cell.isBlank();
    }

    private static Optional<String> chosen(List<String> sheets, Optional<String> wanted) {
        if (wanted.isEmpty()) {
            return sheets.stream().findFirst();
        }
        if (sheets.contains(wanted.get())) {
            return wanted;
        }
        return wanted.filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(Integer::parseInt)
                .filter(number -> number <= sheets.size())
                .map(number -> sheets.get(number - 1));
    }

    private static List<String> headerRow(XlsxSheet sheet, int wanted) throws XMLStreamException {
        for (XlsxSheet.SheetRow row = sheet.next(); row != null; row = sheet.next()) {
            if (row.number() == wanted) {
                return row.isBlank() ? List.of() : row.cells();
            }
            if (row.number() > wanted) {
                break;
            }
        }
        return List.of();
    }

    private static Header noSheet(String file, String wanted, List<String> sheets) {
        return Header.refused(
                FailureCode.FILE_FORMAT,
                file + " has no sheet \"" + wanted + "\"",
                Nearest.hint(wanted, sheets) + "its sheets: " + String.join(", ", sheets)
                        + "; set format.sheet to a name or a number from 1");
    }

    private static Header header(String file, SourceFormat.Xlsx format, List<String> cells) {
        List<String> names = new ArrayList<>(
                cells.stream().map(cell -> cell == null ? "" : cell).toList());
        while (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
            names.remove(names.size() - 1);
        }
        if (names.isEmpty()) {
            return Header.refused(
                    FailureCode.FILE_FORMAT,
                    file + " has no header in row " + format.headerRow(),
                    "set format.header_row to the row that names the columns");
        }
        Set<String> missing = new HashSet<>(format.fillDown());
        missing.removeAll(ColumnNames.unique(names));
        if (!missing.isEmpty()) {
            String first = missing.iterator().next();
            return Header.refused(
                    FailureCode.FILE_COLUMN_MISSING,
                    file + " has no column \"" + first + "\" to fill down",
                    Nearest.hint(first, names) + "its columns: " + String.join(", ", names));
        }
        return new Header(List.copyOf(names), Optional.empty());
    }
}
