package org.quanyu.models.panel;

import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Months as whole numbers, counted from January of year 0. */
public final class Month {

    private static final int OF_A_YEAR = 12;

    private Month() {}

    /** Of a column with a date or a time, {@code yyyy-MM-dd…} or {@code yyyy-MM}; null where it holds something else. */
    static Column of(Column period) {
        Column text = period.cast("string");
        Column year = substring(text, 1, 4).cast("int");
        Column month = substring(text, 6, 2).cast("int");
        return when(
                text.rlike("^[0-9]{4}-(0[1-9]|1[0-2])"),
                year.multiply(OF_A_YEAR).plus(month).minus(1));
    }

    /** @param text {@code yyyy-MM} */
    public static int of(String text) {
        return Integer.parseInt(text.substring(0, 4)) * OF_A_YEAR + Integer.parseInt(text.substring(5)) - 1;
    }

    /** As {@code yyyy-MM}. */
    public static String text(int month) {
        return "%04d-%02d".formatted(month / OF_A_YEAR, month % OF_A_YEAR + 1);
    }
}
