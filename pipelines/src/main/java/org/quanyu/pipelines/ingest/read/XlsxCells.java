package org.quanyu.pipelines.ingest.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/**
 * The text of numbers in a sheet: plain digits without an exponent, dates and times in ISO form, and the zeros in front
 * that a format such as {@code 000000} shows.
 */
final class XlsxCells {

    /** What a spreadsheet program shows of a number; the rest is noise of binary fractions. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Pattern ZEROS = Pattern.compile("0{2,}");
    private static final Pattern CLOCK = Pattern.compile("[hHsS]");

    private enum Kind {
        NUMBER,
        DATE,
        DATE_TIME
    }

    private record Style(Kind kind, int digits) {}

    private final StylesTable styles;
    private final boolean startsIn1904;
    private final Map<Integer, Style> known = new HashMap<>();

    XlsxCells(StylesTable styles, boolean startsIn1904) {
        this.styles = styles;
        this.startsIn1904 = startsIn1904;
    }

    /** @param style place of the cell's style in the workbook, or -1 */
    String number(String written, int style) {
        Style format = known.computeIfAbsent(style, this::style);
        if (format.kind() == Kind.NUMBER) {
            return digits(written, format.digits());
        }
        try {
            return date(Double.parseDouble(written), format.kind());
        } catch (NumberFormatException e) {
            return written;
        }
    }

    private String date(double value, Kind kind) {
        if (!DateUtil.isValidExcelDate(value)) {
            return digits(Double.toString(value), 0);
        }
        LocalDateTime time = DateUtil.getLocalDateTime(value, startsIn1904, true);
        if (value < 1 && kind == Kind.DATE_TIME) {
            return TIME.format(time);
        }
        boolean wholeDay = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        return wholeDay && kind == Kind.DATE ? time.toLocalDate().toString() : DATE_TIME.format(time);
    }

    private static String digits(String written, int atLeast) {
        BigDecimal number;
        try {
            number = new BigDecimal(written.strip());
        } catch (NumberFormatException e) {
            return written;
        }
        if (number.precision() > SHOWN.getPrecision()) {
            number = number.round(SHOWN);
        }
        if (number.signum() == 0) {
            number = BigDecimal.ZERO;
        }
        String plain = number.scale() > 0 || written.indexOf('E') >= 0
                ? number.stripTrailingZeros().toPlainString()
                : number.toPlainString();
        return plain.startsWith("-") || plain.indexOf('.') >= 0 || plain.length() >= atLeast
                ? plain
                : "0".repeat(atLeast - plain.length()) + plain;
    }

    private Style style(int place) {
        if (place < 0 || place >= styles.getNumCellStyles()) {
            return new Style(Kind.NUMBER, 0);
        }
        XSSFCellStyle style = styles.getStyleAt(place);
        String format = Objects.requireNonNullElse(style.getDataFormatString(), "General");
        if (DateUtil.isADateFormat(style.getDataFormat(), format)) {
            return new Style(CLOCK.matcher(format).find() ? Kind.DATE_TIME : Kind.DATE, 0);
        }
        return new Style(Kind.NUMBER, ZEROS.matcher(format).matches() ? format.length() : 0);
    }
}
