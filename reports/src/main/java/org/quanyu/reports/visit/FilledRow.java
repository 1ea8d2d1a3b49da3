package org.quanyu.reports.visit;

import java.util.EnumMap;
import java.util.Map;

/**
 * A row of a list in which somebody filled something in.
 *
 * @param file its name
 * @param delivery first 16 hexadecimal digits of the SHA-256 of the file
 * @param line number of the row in its sheet, from 1
 * @param cells text by column, without space around it; those that are empty are missing. Dates are as 2022-04-08
 */
record FilledRow(String file, String delivery, int line, Map<ListColumn, String> cells) {

    FilledRow {
        cells = new EnumMap<>(cells);
    }

    /** The text of a column; null where it is empty. */
    String text(ListColumn column) {
        return cells.get(column);
    }

    String where() {
        return file + ", row " + line;
    }
}
