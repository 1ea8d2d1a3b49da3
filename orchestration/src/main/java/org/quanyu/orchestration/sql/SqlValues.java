package org.quanyu.orchestration.sql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values as they are written: null, a boolean, a number, a text, a list or a map of these. A timestamp is its ISO 8601
 * text with all its digits, an instant with its offset or zone.
 */
final class SqlValues {

    static final ObjectMapper JSON =
            new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private static final Pattern TIMESTAMP =
            Pattern.compile("(\\d{4,}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)(?: (\\S+))?");

    private SqlValues() {}

    static Object read(ResultSet rows, int column, int type) throws SQLException {
        return switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> isoTimestamp(rows.getString(column));
            case Types.DATE, Types.TIME, Types.TIME_WITH_TIMEZONE -> rows.getString(column);
            default -> plain(rows.getObject(column));
        };
    }

    /** The text of a value in a cell; nested values as JSON. */
    static String text(Object value) {
        try {
            return switch (Kind.of(value)) {
                case NESTED -> JSON.writeValueAsString(value);
                case DECIMAL -> ((BigDecimal) value).toPlainString();
                case SCALAR -> String.valueOf(value);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private enum Kind {
        NESTED,
        DECIMAL,
        SCALAR;

        static Kind of(Object value) {
            if (value instanceof List || value instanceof Map) {
                return NESTED;
            }
            return value instanceof BigDecimal ? DECIMAL : SCALAR;
        }
    }

    private static Object plain(Object value) throws SQLException {
        if (value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float real && !Float.isFinite(real)) {
            return value.toString();
        }
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Array array) {
            return list(Arrays.asList((Object[]) array.getArray()));
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Row row) {
            return row(row);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return value instanceof java.sql.Timestamp ? isoTimestamp(value.toString()) : value.toString();
    }

    private static List<Object> list(List<?> values) throws SQLException {
        List<Object> plain = new ArrayList<>(values.size());
        for (Object value : values) {
            plain.add(plain(value));
        }
        return plain;
    }

    private static Map<String, Object> map(Map<?, ?> values) throws SQLException {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            plain.put(text(plain(entry.getKey())), plain(entry.getValue()));
        }
        return plain;
    }

    private static Map<String, Object> row(Row row) throws SQLException {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (RowField field : row.getFields()) {
            plain.put(field.getName().orElse("field" + field.getOrdinal()), plain(field.getValue()));
        }
        return plain;
    }

    static String isoTimestamp(String text) {
        if (text == null) {
            return null;
        }
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        String local = parts.group(1) + "T" + parts.group(2);
        return local + offset(local, parts.group(3));
    }

    /** A region such as Asia/Shanghai as its offset at that time, which every reader of ISO 8601 understands. */
    private static String offset(String local, String zone) {
        if (zone == null) {
            return "";
        }
        String seconds = local.replaceFirst("\\..*", "");
        return ZoneId.of(zone)
                .getRules()
                .getOffset(LocalDateTime.parse(seconds))
                .getId();
    }
}
