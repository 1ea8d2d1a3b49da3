package org.quanyu.generator.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Column.Type;

/** A workbook of one sheet: a title line, a header line, then rows. It is built in memory and written when closed. */
final class XlsxRows extends TypedRows {

    private static final int HEADER = 1;
    private static final int FIRST = 2;

    /** In characters; Excel shows a time in a narrower column as a row of hashes. */
    private static final double MOMENT_WIDTH = 20;

    /** Rows that the sheet holds as objects. */
    private static final int BATCH = 1000;

    private final List<Column> columns;
    private final OutputStream out;
    private final ByteArrayOutputStream built = new ByteArrayOutputStream(1 << 16);
    private final Workbook workbook = new Workbook(built, "Quanyu", null);
    private final Worksheet sheet = workbook.newWorksheet("Sheet1");
    private int batch = FIRST;
    private int line = FIRST;

    XlsxRows(List<Column> columns, String title, OutputStream out) {
        super(columns);
        this.columns = columns;
        this.out = out;
        // it is packed when it is written
        workbook.setCompressionLevel(Deflater.NO_COMPRESSION);
        sheet.value(0, 0, title);
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(HEADER, column, columns.get(column).name());
            if (isMoment(columns.get(column))) {
                sheet.width(column, MOMENT_WIDTH);
            }
        }
    }

    @Override
    void writeText(int column, String value) throws IOException {
        sheet.value(line, column, StrictText.checked(value));
    }

    @Override
    void writeWhole(int column, long value) {
        sheet.value(line, column, value);
    }

    @Override
    void writeDecimal(int column, long unscaled) {
        sheet.value(line, column, BigDecimal.valueOf(unscaled, scale(column)));
    }

    @Override
    void writeDate(int column, LocalDate value) {
        sheet.value(line, column, value);
    }

    @Override
    void writeTime(int column, LocalDateTime value) {
        sheet.value(line, column, value);
    }

    @Override
    void writeEmpty(int column) {
        // a sheet leaves it out
    }

    @Override
    void finishRow() throws IOException {
        line++;
        if (line - batch == BATCH) {
            formatBatch();
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            formatBatch();
            workbook.finish();
            TimelessZip.copy(built.toByteArray(), out);
        }
    }

    /** Dates are numbers with a format; it is set for many cells at once, as each setting takes microseconds. */
    private void formatBatch() {
        for (int column = 0; column < columns.size() && batch < line; column++) {
            if (isMoment(columns.get(column))) {
                sheet.range(batch, column, line - 1, column)
                        .style()
                        .format(columns.get(column).type() == Type.DATE ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss")
                        .set();
            }
        }
        batch = line;
    }

    private static boolean isMoment(Column column) {
        return column.type() == Type.DATE || column.type() == Type.TIME;
    }
}
