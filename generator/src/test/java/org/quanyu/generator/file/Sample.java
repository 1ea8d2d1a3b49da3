package org.quanyu.generator.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RowWriter;

/** Rows with what is hard to write: signs that formats use, Chinese, empty cells, numbers below one and below zero. */
final class Sample {

    static final List<Column> COLUMNS = List.of(
            Column.text("名称"),
            Column.whole("count"),
            Column.decimal("价格, \"元\"", 2),
            Column.date("日期"),
            Column.time("at"));

    static final String HARD = "a,b\"c\\N\r\n\t\\.\n甲𠮷 ";

    /** Takes rows. */
    @FunctionalInterface
    interface Rows {
        void writeTo(RowWriter rows) throws IOException;
    }

    private Sample() {}

    static byte[] write(Format format) throws IOException {
        return write(format, COLUMNS, Sample::rows);
    }

    static byte[] write(Format format, List<Column> columns, Rows rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter writer = RowWriters.open(format, columns, out)) {
            rows.writeTo(writer);
        }
        return out.toByteArray();
    }

    private static void rows(RowWriter rows) throws IOException {
        rows.text("平安路").whole(-7).decimal(1250).date(LocalDate.of(2024, 3, 1));
        rows.time(LocalDateTime.of(2024, 3, 1, 8, 15)).endRow();
        rows.text(HARD).whole(Integer.MAX_VALUE + 1L).decimal(-5).date(LocalDate.of(1968, 12, 31));
        rows.time(LocalDateTime.of(2024, 12, 31, 23, 59, 59)).endRow();
        rows.text(null).empty().empty().empty().empty().endRow();
    }
}
