package org.quanyu.orchestration.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of a row of an attribute-relation file. */
final class ArffCells {

    private ArffCells() {}

    /**
     * Null where a value is missing. A sparse row such as {@code {0 5, 3 x}} has {@code 0} where it says nothing.
     *
     * @param columns of the file, for sparse rows
     */
    static List<String> of(String line, int columns) {
        if (!line.startsWith("{") || !line.endsWith("}")) {
            List<String> cells = new ArrayList<>();
            split(line).forEach(cell -> cells.add(value(cell)));
            return cells;
        }
        return sparse(line.substring(1, line.length() - 1).strip(), columns);
    }

    private static List<String> sparse(String inner, int columns) {
        String[] cells = new String[columns];
        Arrays.fill(cells, "0");
        for (String entry : inner.isEmpty() ? List.<String>of() : split(inner)) {
            String[] parts = entry.strip().split("\\s+", 2);
            if (parts.length != 2 || !parts[0].matches("\\d{1,6}") || Integer.parseInt(parts[0]) >= columns) {
                return List.of();
            }
            cells[Integer.parseInt(parts[0])] = value(parts[1]);
        }
        return Arrays.asList(cells);
    }

    private static String value(String cell) {
        String text = cell.strip();
        return text.equals("?") || text.isEmpty() ? null : unquoted(text);
    }

    static String unquoted(String text) {
        boolean isQuoted = text.length() >= 2
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return isQuoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    }

    /** At commas outside quotes. */
    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        for (int at = start; at <= line.length(); at++) {
            if (at < line.length() && isQuote(line.charAt(at)) && opensCell(line.substring(start, at))) {
                at = closing(line, at);
            } else if (at == line.length() || line.charAt(at) == ',') {
                cells.add(line.substring(start, at));
                start = at + 1;
            }
        }
        return cells;
    }

    /** Nothing stands before the value, or the number of a column in a sparse row. */
    private static boolean opensCell(String before) {
        return before.matches("\\s*(\\d+\\s+)?");
    }

    private static boolean isQuote(char sign) {
        return sign == '\'' || sign == '"';
    }

    /** The place of the quote that ends what begins at {@code open}, or the last place of the line. */
    private static int closing(String line, int open) {
        int at = open + 1;
        while (at < line.length() && line.charAt(at) != line.charAt(open)) {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, line.length() - 1);
    }
}
