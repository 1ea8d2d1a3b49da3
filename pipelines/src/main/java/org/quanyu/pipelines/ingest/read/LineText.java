package org.quanyu.pipelines.ingest.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/** Lines as UTF-8: the bytes themselves where the file is UTF-8, else decoded and encoded again. */
final class LineText {

    private final TextEncoding encoding;
    private final CharsetDecoder decoder;
    private byte[] buffer = new byte[0];
    private CharBuffer characters = CharBuffer.allocate(0);
    private int end;
    private int start;
    private int stop;
    private boolean illegal;

    private LineText(TextEncoding encoding) {
        this.encoding = encoding;
        decoder = encoding.charset().newDecoder();
    }

    static LineText of(TextEncoding encoding) {
        return new LineText(encoding);
    }

    /** Whether text and delivered bytes are the same array. */
    boolean isRaw() {
        return encoding.isUtf8();
    }

    byte[] buffer() {
        return buffer;
    }

    /** Forgets the lines so far; the next one starts the buffer anew. */
    void clear() {
        end = 0;
    }

    int start() {
        return start;
    }

    int stop() {
        return stop;
    }

    boolean wasIllegal() {
        return illegal;
    }

    /**
     * Takes one line.
     *
     * @param content end of the line without its line end
     * @param next end of the line with its line end
     */
    void append(byte[] raw, int from, int content, int next) {
        if (isRaw()) {
            start = from;
            stop = content;
            illegal = Utf8.firstIllegal(raw, from, content) >= 0;
            return;
        }
        decode(raw, from, content - from);
        start = end;
        reserve(characters.remaining() * 3 + 2);
        encode();
        stop = end;
        for (int at = content; at < next; at++) {
            if (raw[at] != 0) {
                buffer[end++] = raw[at];
            }
        }
    }

    private void decode(byte[] raw, int from, int length) {
        int most = (int) (length * (double) decoder.maxCharsPerByte()) + 2;
        if (characters.capacity() < most) {
            characters = CharBuffer.allocate(Math.max(most, characters.capacity() * 2));
        }
        illegal = !decode(ByteBuffer.wrap(raw, from, length), CodingErrorAction.REPORT);
        if (illegal) {
            decode(ByteBuffer.wrap(raw, from, length), CodingErrorAction.REPLACE);
        }
        characters.flip();
    }

    private boolean decode(ByteBuffer bytes, CodingErrorAction action) {
        characters.clear();
        decoder.reset().onMalformedInput(action).onUnmappableCharacter(action);
        CoderResult result = decoder.decode(bytes, characters, true);
        return !result.isError() && !decoder.flush(characters).isError();
    }

    private void reserve(int more) {
        if (end + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(end + more, buffer.length * 2));
        }
    }

    private void encode() {
        char[] array = characters.array();
        int limit = characters.limit();
        for (int at = 0; at < limit; at++) {
            char character = array[at];
            if (character < 0x80) {
                buffer[end++] = (byte) character;
            } else if (character < 0x800) {
                buffer[end++] = (byte) (0xc0 | character >> 6);
                buffer[end++] = (byte) (0x80 | character & 0x3f);
            } else if (Character.isHighSurrogate(character) && at + 1 < limit) {
                encodeWide(Character.toCodePoint(character, array[++at]));
            } else {
                buffer[end++] = (byte) (0xe0 | character >> 12);
                buffer[end++] = (byte) (0x80 | character >> 6 & 0x3f);
                buffer[end++] = (byte) (0x80 | character & 0x3f);
            }
        }
    }

    private void encodeWide(int point) {
        buffer[end++] = (byte) (0xf0 | point >> 18);
        buffer[end++] = (byte) (0x80 | point >> 12 & 0x3f);
        buffer[end++] = (byte) (0x80 | point >> 6 & 0x3f);
        buffer[end++] = (byte) (0x80 | point & 0x3f);
    }
}
