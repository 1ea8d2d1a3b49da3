package org.quanyu.pipelines.ingest.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** Collects the keys of objects without reading their values. */
final class JsonKeys {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonKeys() {}

    /** Adds the keys of the object in a range of bytes; what is not an object adds none. */
    static void collect(byte[] bytes, int start, int length, Set<String> keys) {
        try (JsonParser parser = JSON.createParser(bytes, start, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                keys.add(key);
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            // the reader sets this record aside with the place of the fault
            return;
        }
    }
}
