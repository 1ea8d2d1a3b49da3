package org.quanyu.orchestration.sql;

import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** RFC 4180 with a header and line feeds; null is an empty field, an empty text is {@code ""}. */
final class CsvWriter implements RowWriter {

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^\\s|\\s$");

    private final PrintWriter out;

    CsvWriter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void columns(List<String> names) {
        line(names);
    }

    @Override
    public void row(List<Object> values) {
        line(values);
    }

    @Override
    public void end() {
        out.flush();
    }

    private void line(List<?> values) {
        out.print(values.stream().map(CsvWriter::field).collect(Collectors.joining(",")));
        out.print('\n');
    }

    private static String field(Object value) {
        if (value == null) {
            return "";
        }
        String text = SqlValues.text(value);
        return text.isEmpty() || NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
