package org.quanyu.pipelines.ingest.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** Tells JSON objects into columns. Numbers and nested values keep the text they were delivered as. */
final class JsonObject {

    /** Why a record is not an object that can be told into columns. */
    static final class NotAnObject extends Exception {
        NotAnObject(String why) {
            super(why);
        }
    }

    private final JsonFactory json = new JsonFactory();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names;

    JsonObject(List<String> names) {
        this.names = names;
        for (int place = 0; place < names.size(); place++) {
            places.put(names.get(place), place);
        }
    }

    /** The values of the object that fills a range of UTF-8 bytes. */
    UTF8String[] values(byte[] bytes, int start, int length) throws NotAnObject {
        try (JsonParser parser = json.createParser(bytes, start, length)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new NotAnObject("is not an object but " + described(first));
            }
            UTF8String[] values = new UTF8String[names.size()];
            boolean[] seen = new boolean[names.size()];
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                int place = placeOf(key, seen);
                parser.nextToken();
                values[place] = value(parser, bytes, start);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new NotAnObject("goes on behind its object");
            }
            return values;
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
            throw new NotAnObject("is not JSON at its byte " + (at + 1) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new NotAnObject("is not JSON: " + e.getMessage());
        }
    }

    private int placeOf(String key, boolean[] seen) throws NotAnObject {
        Integer place = places.get(key);
        if (place == null) {
            throw new NotAnObject("has the key \"" + key + "\", which no record had when the file was looked at");
        }
        if (seen[place]) {
            throw new NotAnObject("has the key \"" + key + "\" twice");
        }
        seen[place] = true;
        return place;
    }

    private static UTF8String value(JsonParser parser, byte[] bytes, int start) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isStructStart()) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            return UTF8String.fromBytes(bytes, start + from, to - from);
        }
        return UTF8String.fromString(parser.getText());
    }

    private static String described(JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            default -> "a single value";
        };
    }
}
