package org.quanyu.generator.file;

import java.nio.charset.CharacterCodingException;
import org.apache.parquet.io.api.Binary;

/** UTF-8 of texts; of such as come back often, as names of devices and kinds do, it is made once. */
final class ShortTexts {

    private static final int SIZE = 1 << 10;

    private final String[] texts = new String[SIZE];
    private final Binary[] bytes = new Binary[SIZE];

    Binary utf8(String text) throws CharacterCodingException {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & SIZE - 1;
        if (!text.equals(texts[slot])) {
            bytes[slot] = Binary.fromString(StrictText.checked(text));
            texts[slot] = text;
        }
        return bytes[slot];
    }
}
