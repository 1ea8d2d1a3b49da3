package org.quanyu.orchestration.text;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.contract.SqlText;

/**
 * Messages whose category a clerk is to choose, as a table that spreadsheets open: 编号, 标题, 内容, 建议类别, 置信度,
 * 次选类别 and 确认类别, which is empty. The least certain come first.
 *
 * @param threshold those with less confidence are listed, and those without words
 */
public record ClerkList(Path file, double threshold) {

    /** What a clerk gets at once; all are in {@code classified}. */
    private static final int LONGEST = 10_000;

    /** Tells spreadsheets that the text is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * @param classified with the columns of {@link MessageColumns#addedNames} and of the classification
     * @param id the column that names a message
     * @return how many rows are listed
     */
    public int write(Dataset<Row> classified, Optional<String> id) {
        List<Map<String, Object>> rows = classified
                .where(coalesce(col("confidence"), lit(0)).lt(threshold))
                .select(
                        id.map(name -> col(SqlText.identifier(name)).cast("string"))
                                .orElse(lit("")),
                        col(MessageColumns.addedNames().get(0)),
                        col(MessageColumns.addedNames().get(1)),
                        col("category"),
                        col("confidence"),
                        col("second_category"))
                .orderBy(
                        col("confidence").asc_nulls_first(),
                        col(MessageColumns.addedNames().get(1)))
                .limit(LONGEST)
                .collectAsList()
                .stream()
                .map(ClerkList::listed)
                .toList();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.print(BYTE_ORDER_MARK);
            Rows.write(OutputFormat.CSV, out, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.size();
    }

    private static Map<String, Object> listed(Row row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("编号", plain(row.getString(0)));
        cells.put("标题", plain(row.getString(1)));
        cells.put("内容", plain(row.getString(2)));
        cells.put("建议类别", row.getString(3));
        cells.put("置信度", row.isNullAt(4) ? null : Math.round(row.getDouble(4) * 1000) / 1000.0);
        cells.put("次选类别", row.getString(5));
        cells.put("确认类别", null);
        return cells;
    }

    /** A cell that begins like a formula would be run by the spreadsheet. */
    private static String plain(String cell) {
        return cell != null && cell.matches("(?s)[=+\\-@\t\r].*") ? "'" + cell : cell;
    }
}
