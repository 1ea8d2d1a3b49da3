package org.quanyu.orchestration.sql;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns aligned for the eye; widths come from the first rows, so that a long result still streams. */
final class TableWriter implements RowWriter {

    private static final int WIDEST_CELL = 60;
    private static final int ROWS_MEASURED = 1000;

    private final PrintWriter out;
    private final List<List<Object>> measured = new ArrayList<>();
    private List<String> names = List.of();
    private int[] widths = {};
    private boolean[] numeric = {};
    private boolean isHeaderOut = false;

    TableWriter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void columns(List<String> columns) {
        names = columns;
    }

    @Override
    public void row(List<Object> values) {
        if (isHeaderOut) {
            line(values);
            return;
        }
        measured.add(new ArrayList<>(values));
        if (measured.size() == ROWS_MEASURED) {
            release();
        }
    }

    @Override
    public void end() {
        if (!isHeaderOut) {
            release();
        }
        out.flush();
    }

    private void release() {
        widths = IntStream.range(0, names.size()).map(this::width).toArray();
        numeric = new boolean[names.size()];
        IntStream.range(0, names.size()).forEach(column -> numeric[column] = isNumeric(column));
        line(new ArrayList<>(names));
        out.print(String.join("-+-", IntStream.of(widths).mapToObj("-"::repeat).toList()) + "\n");
        measured.forEach(this::line);
        measured.clear();
        isHeaderOut = true;
    }

    private int width(int column) {
        int widest = measured.stream()
                .mapToInt(row -> DisplayWidth.of(cell(row.get(column))))
                .max()
                .orElse(0);
        return Math.max(widest, DisplayWidth.of(cell(names.get(column))));
    }

    private boolean isNumeric(int column) {
        return measured.stream().anyMatch(row -> row.get(column) instanceof Number)
                && measured.stream().allMatch(row -> row.get(column) == null || row.get(column) instanceof Number);
    }

    private void line(List<?> values) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < values.size(); column++) {
            String cell = cell(values.get(column));
            String padding = " ".repeat(Math.max(0, widths[column] - DisplayWidth.of(cell)));
            line.append(column == 0 ? "" : " | ").append(numeric[column] ? padding + cell : cell + padding);
        }
        out.print(line.toString().stripTrailing() + "\n");
    }

    private static String cell(Object value) {
        if (value == null) {
            return "NULL";
        }
        String oneLine = SqlValues.text(value).replaceAll("\\p{Cntrl}", "␣");
        return DisplayWidth.cut(oneLine, WIDEST_CELL);
    }
}
