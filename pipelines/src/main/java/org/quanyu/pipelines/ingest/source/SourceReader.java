package org.quanyu.pipelines.ingest.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads one source from the text of its YAML file. */
public final class SourceReader {

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "source", "title", "owner", "files", "format", "delivers", "key", "time", "version", "arrived", "columns"));
    private static final Set<String> COLUMN_KEYS = new LinkedHashSet<>(List.of("from", "optional"));

    private final YamlFile file;
    private final YamlForm form;

    private SourceReader(YamlFile file, YamlForm form) {
        this.file = file;
        this.form = form;
    }

    /**
     * @param name of the file, for messages
     * @param text its content
     * @throws org.quanyu.schemas.failure.LakeException {@code SOURCE_INVALID} or {@code SOURCE_EXPRESSION_INVALID} with
     *     file, line, column and the nearest known name
     */
    public static SourceDefinition read(String name, String text) {
        YamlFile file = new YamlFile(name, FailureCode.SOURCE_INVALID, "docs/sources.md");
        YamlNode node = YamlNode.parse(file, text);
        return new SourceReader(file, YamlForm.of(file, "a source", node, KEYS)).definition();
    }

    private SourceDefinition definition() {
        SourceFormat format = FormatReader.read(file, form.require("format"));
        String source = identifier("source", "[a-z][a-z0-9_]*");
        return new SourceDefinition(
                source,
                form.text("title"),
                form.text("owner"),
                files(format),
                format,
                identifier("delivers", "silver\\.[a-z][a-z0-9_]*"),
                key(),
                form.optionalText("time"),
                form.optionalText("version"),
                arrival(),
                columns(),
                new Origin(file, places()));
    }

    private String files(SourceFormat format) {
        if (format instanceof SourceFormat.Jdbc) {
            if (form.has("files")) {
                throw form.failure("files", "a database table has no files", "drop \"files\"");
            }
            return "";
        }
        String files = form.text("files");
        if (files.startsWith("/") || List.of(files.split("/")).contains("..")) {
            throw form.failure(
                    "files", "\"files\" is relative to the input folder, not " + files, "drop the leading part");
        }
        return files;
    }

    private String identifier(String name, String pattern) {
        String text = form.text(name);
        if (!text.matches(pattern)) {
            throw form.failure(
                    name,
                    "\"" + text + "\" cannot be the name of a table",
                    "use small ASCII letters, digits and _, for example "
                            + (name.equals("source") ? "cn_firm_registry" : "silver.firm_registration"));
        }
        return text;
    }

    private Arrival arrival() {
        List<String> known = Arrays.stream(Arrival.values()).map(Arrival::text).toList();
        return form.has("arrived") ? Arrival.of(form.oneOf("arrived", known)) : Arrival.DEFAULT;
    }

    private List<String> key() {
        form.require("key");
        List<String> key = form.texts("key");
        if (key.isEmpty()) {
            throw form.failure("key", "the key is empty", "name the silver columns that identify a record");
        }
        return key;
    }

    private List<MappedColumn> columns() {
        List<MappedColumn> columns = new ArrayList<>();
        form.keys("columns").forEach((name, key) -> columns.add(column(name, key)));
        return columns;
    }

    private MappedColumn column(String name, YamlNode.Key key) {
        if (key.value() instanceof YamlNode.Text text) {
            return mapped(name, text.text(), text.place(), MappedColumn.Presence.REQUIRED);
        }
        YamlForm column = YamlForm.of(file, "a column", key.value(), COLUMN_KEYS);
        boolean optional = column.has("optional")
                && column.oneOf("optional", List.of("true", "false")).equals("true");
        return mapped(
                name,
                column.text("from"),
                column.placeOf("from"),
                optional ? MappedColumn.Presence.OPTIONAL : MappedColumn.Presence.REQUIRED);
    }

    private MappedColumn mapped(String name, String expression, Place place, MappedColumn.Presence presence) {
        return new MappedColumn(name, SqlExpression.parse(expression, file.name(), name, place.line()), presence);
    }

    private Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        KEYS.forEach(key -> places.put(key, form.placeOf(key)));
        form.keys("columns").forEach((name, key) -> places.put("columns." + name, key.place()));
        return places;
    }
}
