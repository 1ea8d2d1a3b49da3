package org.quanyu.schemas.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.schemas.failure.LakeException;

/** A YAML value that knows its place in the file, so that a message can name it. */
public sealed interface YamlNode {

    Place place();

    /** A scalar, as written. */
    record Text(String text, Place place) implements YamlNode {}

    /** A list. */
    record Items(List<YamlNode> items, Place place) implements YamlNode {}

    /** A mapping in the order of the file. */
    record Keys(Map<String, Key> keys, Place place) implements YamlNode {}

    /** No value, or {@code null}. */
    record Nothing(Place place) implements YamlNode {}

    /** A value of a mapping with the place of its key. */
    record Key(Place place, YamlNode value) {}

    /** Reads one document. */
    static YamlNode parse(YamlFile file, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                return new Nothing(new Place(1, 1));
            }
            return node(file, parser);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null
                    ? file.name()
                    : file.name() + ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new LakeException(
                    file.invalid(),
                    where + " is not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    "mend the line; text with a colon, a hash or a leading quote needs quotes around it",
                    e);
        } catch (IOException e) {
            throw new LakeException(
                    file.invalid(), file.name() + " cannot be read: " + e.getMessage(), "check the file", e);
        }
    }

    private static YamlNode node(YamlFile file, YAMLParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        Place place = place(parser);
        if (token == JsonToken.START_OBJECT) {
            return keys(file, parser, place);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(file, parser));
            }
            return new Items(List.copyOf(items), place);
        }
        return token == JsonToken.VALUE_NULL ? new Nothing(place) : new Text(parser.getText(), place);
    }

    private static Keys keys(YamlFile file, YAMLParser parser, Place place) throws IOException {
        Map<String, Key> keys = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place at = place(parser);
            parser.nextToken();
            if (keys.put(name, new Key(at, node(file, parser))) != null) {
                throw file.failure(at, "\"" + name + "\" stands twice", "keep one of the two");
            }
        }
        return new Keys(keys, place);
    }

    private static Place place(YAMLParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(at.getLineNr(), at.getColumnNr());
    }
}
