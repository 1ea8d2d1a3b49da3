package org.quanyu.pipelines.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Finds where the elements of a JSON array start and stop, by brackets and quotes only, so that one broken element
 * costs itself and not those behind it. A text never goes over a line end in JSON: one that does is held to end there.
 */
final class JsonElements implements Closeable {

    /** What was found. */
    enum Found {
        ELEMENT,
        /** An element longer than may be, or the next part of it. */
        TOO_LONG,
        /** Bytes at the end of the file that are no whole element. */
        REST,
        /** The array ends here. */
        END,
        /** The file ends before the array does. */
        MISSING_END,
        /** The document is not an array. */
        NOT_ARRAY
    }

    private static final int CHUNK = 1 << 18;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[CHUNK];
    private int end;
    private int at;
    private int start;
    private int depth;
    private boolean inText;
    private boolean opened;
    private boolean closed;
    private boolean inElement;
    private boolean inParts;

    JsonElements(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return at - start;
    }

    byte[] raw() {
        return Arrays.copyOfRange(buffer, start, at);
    }

    /** The byte at which reading stands. */
    int signHere() {
        return at < end ? buffer[at] & 0xff : -1;
    }

    Found next() throws IOException {
        if (!opened) {
            Found problem = open();
            if (problem != null) {
                return problem;
            }
        }
        if (!inElement) {
            Found none = toElement();
            if (none != null) {
                return none;
            }
            depth = 0;
            inText = false;
            inElement = true;
        }
        start = at;
        return throughElement();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Found open() throws IOException {
        opened = true;
        while (has() && (isSpace(buffer[at]) || isMark())) {
            at++;
        }
        if (!has()) {
            return Found.MISSING_END;
        }
        if (buffer[at] != '[') {
            return Found.NOT_ARRAY;
        }
        at++;
        return null;
    }

    private boolean isMark() {
        int value = buffer[at] & 0xff;
        return at == 0 && value == 0xef || at == 1 && value == 0xbb || at == 2 && value == 0xbf;
    }

    private Found toElement() throws IOException {
        start = at;
        while (has() && (isSpace(buffer[at]) || buffer[at] == ',' || closed)) {
            if (closed && !isSpace(buffer[at])) {
                start = at;
                return rest();
            }
            at++;
            start = at;
        }
        if (!has()) {
            return closed ? Found.END : Found.MISSING_END;
        }
        if (buffer[at] == ']') {
            at++;
            closed = true;
            return toElement();
        }
        return null;
    }

    private Found rest() throws IOException {
        while (has() && at - start < longest) {
            at++;
        }
        return Found.REST;
    }

    private Found throughElement() throws IOException {
        while (has()) {
            if (at - start > longest) {
                inParts = true;
                return Found.TOO_LONG;
            }
            byte sign = buffer[at];
            if (inText) {
                throughText(sign);
            } else if (sign == '"') {
                inText = true;
            } else if (sign == '{' || sign == '[') {
                depth++;
            } else if (depth == 0 && (sign == ',' || sign == ']')) {
                return ended();
            } else if (sign == '}' || sign == ']') {
                depth--;
                if (depth == 0) {
                    at++;
                    return ended();
                }
            }
            at++;
        }
        inElement = false;
        return Found.REST;
    }

    private Found ended() {
        Found found = inParts ? Found.TOO_LONG : Found.ELEMENT;
        inElement = false;
        inParts = false;
        return found;
    }

    private void throughText(byte sign) throws IOException {
        if (sign == '\\') {
            at++;
            has();
        } else if (sign == '"' || sign == '\n') {
            inText = false;
        }
    }

    private boolean has() throws IOException {
        if (at < end) {
            return true;
        }
        if (start > 0 && start >= buffer.length / 2) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            at -= start;
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        at = count > 0 ? at : Math.min(at, end);
        return count > 0;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }
}
