package org.quanyu.pipelines.ingest.source;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads the {@code format} part of a source. */
final class FormatReader {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(|B|KiB|MiB)");

    /** What each format may say beside its type. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "csv",
                    ordered(
                            "type",
                            "encoding",
                            "delimiter",
                            "quote",
                            "escape",
                            "header",
                            "names",
                            "longest_row",
                            "nulls"),
            "json", ordered("type", "longest_row", "nulls"),
            "jsonl", ordered("type", "encoding", "longest_row", "nulls"),
            "xlsx", ordered("type", "sheet", "header_row", "fill_down", "nulls"),
            "parquet", ordered("type", "nulls"),
            "jdbc", ordered("type", "url", "table", "user", "password_variable", "order_by", "nulls"));

    private final YamlForm form;

    private FormatReader(YamlForm form) {
        this.form = form;
    }

    static SourceFormat read(YamlFile file, YamlNode node) {
        Set<String> all = new LinkedHashSet<>();
        KEYS.values().forEach(all::addAll);
        String type = YamlForm.of(file, "format", node, all).oneOf("type", new java.util.TreeSet<>(KEYS.keySet()));
        return new FormatReader(YamlForm.of(file, "the format " + type, node, KEYS.get(type))).format(type);
    }

    private SourceFormat format(String type) {
        return switch (type) {
            case "csv" -> csv();
            case "json" -> new SourceFormat.Json(longestRow(), nulls());
            case "jsonl" -> new SourceFormat.JsonLines(encoding(), longestRow(), nulls());
            case "xlsx" ->
                new SourceFormat.Xlsx(form.optionalText("sheet"), headerRow(), form.texts("fill_down"), nulls());
            case "parquet" -> new SourceFormat.Parquet(nulls());
            case "jdbc" -> jdbc();
            default -> throw new IllegalStateException(type);
        };
    }

    private SourceFormat.Csv csv() {
        char quote = character("quote", '"');
        List<String> names = form.texts("names");
        boolean headed = !form.has("header")
                || form.oneOf("header", List.of("true", "false")).equals("true");
        if (headed && !names.isEmpty()) {
            throw form.failure(
                    "names", "the columns are named here and in the file's header", "add header: false, or drop names");
        }
        if (!headed && names.isEmpty()) {
            throw form.failure("header", "without a header the columns have no names", "add names: [first, second, …]");
        }
        return new SourceFormat.Csv(
                encoding(),
                character("delimiter", ','),
                quote,
                character("escape", quote),
                names,
                longestRow(),
                nulls());
    }

    private SourceFormat.Jdbc jdbc() {
        return new SourceFormat.Jdbc(
                form.text("url"),
                form.text("table"),
                form.optionalText("user"),
                form.optionalText("password_variable"),
                form.texts("order_by"),
                nulls());
    }

    private List<String> nulls() {
        return form.has("nulls") ? form.texts("nulls") : List.of("");
    }

    private String encoding() {
        String name = form.optionalText("encoding").orElse("UTF-8");
        if (!isCharset(name) || name.toUpperCase(Locale.ROOT).startsWith("UTF-32")) {
            throw form.failure(
                    "encoding",
                    "\"" + name + "\" is not an encoding this lake reads",
                    Nearest.hint(name, Charset.availableCharsets().keySet())
                            + "for example UTF-8, GB18030, Big5, UTF-16, windows-1252");
        }
        // files said to be GBK or GB2312 hold GB18030 characters sooner or later; it contains both
        return switch (Charset.forName(name).name()) {
            case "GBK", "GB2312", "x-mswin-936" -> "GB18030";
            default -> Charset.forName(name).name();
        };
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (java.nio.charset.IllegalCharsetNameException e) {
            return false;
        }
    }

    private char character(String name, char otherwise) {
        if (!form.has(name)) {
            return otherwise;
        }
        String text = form.text(name);
        if (text.isEmpty() && name.equals("quote")) {
            return '\0';
        }
        if (text.equals("\\t") || text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) > 0x7e || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw form.failure(
                    name, "\"" + name + "\" is one ASCII character, not \"" + text + "\"", "a tab is written \"\\t\"");
        }
        return text.charAt(0);
    }

    private int longestRow() {
        if (!form.has("longest_row")) {
            return SourceFormat.LONGEST_ROW;
        }
        Matcher matcher = SIZE.matcher(form.text("longest_row"));
        if (!matcher.matches()) {
            throw form.failure("longest_row", "\"longest_row\" is a size", "write for example 4 MiB");
        }
        long unit =
                switch (matcher.group(2)) {
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    default -> 1L;
                };
        return (int) Math.max(1L << 10, Math.min(1L << 26, Long.parseLong(matcher.group(1)) * unit));
    }

    private int headerRow() {
        String text = form.optionalText("header_row").orElse("1");
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw form.failure(
                    "header_row", "\"header_row\" is a row number from 1, not \"" + text + "\"", "count from 1");
        }
        return Integer.parseInt(text);
    }

    private static Set<String> ordered(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
