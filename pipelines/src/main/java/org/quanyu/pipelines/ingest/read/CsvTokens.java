package org.quanyu.pipelines.ingest.read;

import java.io.IOException;
import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.ingest.source.SourceFormat;

/**
 * Splits the record that starts at a line of a window into its cells. A quoted cell may go on over lines, up to
 * {@link #MOST_LINES} and the longest row; whatever goes further has lost its closing quote.
 */
final class CsvTokens {

    /** The last cell's quote is not closed before the end, the longest row or the most lines. */
    static final int OPEN = -1;

    /** Text follows the closing quote of the last cell. */
    static final int STRAY = -2;

    static final int MOST_LINES = 1000;

    private final byte delimiter;
    private final int quote;
    private final byte escape;
    private final int longest;

    private LineWindow lines;
    private byte[] text;
    private int base;
    private int place;
    private int at;
    private int stop;

    private int first;
    private boolean reachedEnd;
    private int count;
    private int[] starts = new int[64];
    private int[] stops = new int[64];
    private boolean[] escaped = new boolean[64];

    CsvTokens(SourceFormat.Csv format) {
        delimiter = (byte) format.delimiter();
        quote = format.quote() == '\0' ? Integer.MIN_VALUE : format.quote();
        escape = (byte) format.escape();
        longest = format.longestRow();
    }

    /** Splits the record that starts at the given place; the number of its lines, or {@link #OPEN} or {@link #STRAY}. */
    int split(LineWindow window, int from) throws IOException {
        lines = window;
        text = window.text();
        base = window.textStart(0);
        first = from;
        reachedEnd = false;
        place = from;
        at = window.textStart(from);
        stop = window.textStop(from);
        count = 0;
        while (true) {
            int end = at < stop && text[at] == quote ? quoted(from) : plain();
            if (end < 0) {
                return end;
            }
            if (at >= stop) {
                return place - from + 1;
            }
            at++;
        }
    }

    /** Lines looked at. */
    int lines() {
        return place - first + 1;
    }

    /** Whether the file ended inside quotes. */
    boolean reachedEnd() {
        return reachedEnd;
    }

    /** Cells of the record; of an open one, up to and with the open cell. */
    int count() {
        return count;
    }

    /** A view into the window's text, or a copy where quotes had to be undone. */
    UTF8String value(int cell) {
        int start = base + starts[cell];
        int length = stops[cell] - starts[cell];
        return escaped[cell] ? unescaped(start, start + length) : UTF8String.fromBytes(text, start, length);
    }

    /** The cell in which a position of the window's text lies. */
    int cellAt(int position) {
        int cell = 0;
        while (cell + 1 < count && base + stops[cell] < position) {
            cell++;
        }
        return cell;
    }

    /** Ends at the delimiter or the line's end. */
    private int plain() {
        int start = at;
        byte[] bytes = text;
        int position = at;
        while (position < stop && bytes[position] != delimiter) {
            position++;
        }
        at = position;
        add(start, position, false);
        return 0;
    }

    private int quoted(int from) throws IOException {
        int start = at - base + 1;
        boolean undo = false;
        at++;
        while (true) {
            at = nextSign();
            if (at >= stop) {
                if (!nextLine(from, start)) {
                    add(base + start, base + start, false);
                    return OPEN;
                }
            } else if (text[at] == escape && at + 1 < stop && isEscapable(text[at + 1])) {
                undo = true;
                at += 2;
            } else if (text[at] == quote) {
                add(base + start, at, undo);
                at++;
                return at >= stop || text[at] == delimiter ? 0 : STRAY;
            } else {
                at++;
            }
        }
    }

    private boolean isEscapable(byte following) {
        return following == quote || escape != quote && following == escape;
    }

    private int nextSign() {
        if (escape == quote) {
            int found = Utf8.first(text, escape, at, stop);
            return found < 0 ? stop : found;
        }
        int position = at;
        while (position < stop && text[position] != quote && text[position] != escape) {
            position++;
        }
        return position;
    }

    private boolean nextLine(int from, int start) throws IOException {
        if (place - from + 1 >= MOST_LINES || stop - base - start > longest) {
            return false;
        }
        LineWindow.At found = lines.at(place + 1);
        if (found != LineWindow.At.LINE) {
            reachedEnd = found == LineWindow.At.END;
            text = lines.text();
            base = lines.textStart(0);
            return false;
        }
        place++;
        text = lines.text();
        base = lines.textStart(0);
        at = lines.textStart(place);
        stop = lines.textStop(place);
        return true;
    }

    private void add(int start, int end, boolean undo) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            stops = Arrays.copyOf(stops, count * 2);
            escaped = Arrays.copyOf(escaped, count * 2);
        }
        starts[count] = start - base;
        stops[count] = end - base;
        escaped[count] = undo;
        count++;
    }

    private UTF8String unescaped(int start, int end) {
        byte[] plain = new byte[end - start];
        int length = 0;
        int position = start;
        while (position < end) {
            if (text[position] == escape && position + 1 < end && isEscapable(text[position + 1])) {
                position++;
            }
            plain[length++] = text[position++];
        }
        return UTF8String.fromBytes(plain, 0, length);
    }
}
