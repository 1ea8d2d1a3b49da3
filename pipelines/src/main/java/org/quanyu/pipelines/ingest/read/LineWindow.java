package org.quanyu.pipelines.ingest.read;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window of physical lines that slides over a file. Each line is there as UTF-8 text and as the bytes delivered;
 * lines in the window lie one behind the other, so that a record over several lines is one range of text. Memory is
 * bounded by the longest line and the lines a caller keeps in the window.
 */
final class LineWindow implements Closeable {

    /** What stands at a place of the window. */
    enum At {
        LINE,
        /** A line longer than may be; {@link #takePiece()} hands it over. */
        TOO_LONG,
        END
    }

    /** Part of a line that is too long. */
    @SuppressWarnings("ArrayRecordComponent")
    record Piece(long line, byte[] bytes) {}

    private static final int CHUNK = 1 << 18;
    private static final int PIECE = 1 << 24;

    private final InputStream in;
    private final TextEncoding encoding;
    private final LineText lineText;
    private final int longest;
    private final byte lineEnd;
    private final int unit;
    private final int highByte;

    private byte[] raw;
    private int rawEnd;
    private int scanned;
    private int nextStart;
    private boolean insidePiece;

    private final LineTable lines = new LineTable();
    private long number = 1;

    /**
     * @param sample the first bytes of the file; the stream goes on behind them
     * @param longest longest line in bytes
     */
    LineWindow(byte[] sample, InputStream in, TextEncoding encoding, int longest) {
        this.in = in;
        this.encoding = encoding;
        this.longest = longest;
        unit = encoding.unit();
        highByte = encoding.charset().name().equals("UTF-16LE") ? 1 : 0;
        raw = Arrays.copyOf(sample, Math.max(CHUNK, sample.length));
        rawEnd = sample.length;
        nextStart = encoding.mark();
        scanned = nextStart;
        lineText = LineText.of(encoding);
        lineEnd = (byte) (find((byte) '\n', nextStart) < 0 && find((byte) '\r', nextStart) >= 0 ? '\r' : '\n');
    }

    /** What stands at the given place; lines up to there are read into the window. */
    At at(int place) throws IOException {
        while (lines.count() <= place) {
            At found = insidePiece ? At.TOO_LONG : scan();
            if (found != At.LINE) {
                return found;
            }
        }
        return At.LINE;
    }

    /** Number of the first line in the window, from 1. */
    long number() {
        return number;
    }

    /** The text of all lines; positions hold until {@link #at(int)} reads another line. */
    byte[] text() {
        return lineText.isRaw() ? raw : lineText.buffer();
    }

    int textStart(int place) {
        return lines.textStart(place);
    }

    /** End of the line's text without its line end. */
    int textStop(int place) {
        return lines.textStop(place);
    }

    boolean isBlank(int place) {
        return lines.textStart(place) == lines.textStop(place);
    }

    boolean isTerminated(int place) {
        return lines.has(place, LineTable.TERMINATED);
    }

    boolean isIllegal(int place) {
        return lines.has(place, LineTable.ILLEGAL);
    }

    boolean hasZero(int place) {
        return lines.has(place, LineTable.ZERO);
    }

    boolean isUtf8InDisguise(int place) {
        return lines.has(place, LineTable.DISGUISED);
    }

    /** The bytes of a line as delivered without its line end. */
    byte[] rawLine(int place) {
        int start = lines.rawStart(place);
        return Arrays.copyOfRange(raw, start, contentStop(start, lines.rawStop(place)));
    }

    /** The bytes of the first lines as delivered, with their line ends. */
    byte[] rawLines(int count) {
        return Arrays.copyOfRange(raw, lines.rawStart(0), lines.rawStop(count - 1));
    }

    /** All bytes from the start of the file to the end of the given line; only before a line was dropped. */
    byte[] rawFromStart(int count) {
        return Arrays.copyOfRange(raw, 0, lines.rawStop(count - 1));
    }

    void drop(int count) {
        lines.drop(count);
        number += count;
    }

    /** The line that is too long, or its next 16 MiB. */
    Piece takePiece() throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream(1 << 20);
        insidePiece = true;
        while (insidePiece && piece.size() < PIECE) {
            int found = find(lineEnd, nextStart);
            int stop = found < 0 ? rawEnd - (rawEnd - nextStart) % unit : found;
            piece.write(raw, nextStart, stop - nextStart);
            nextStart = stop;
            scanned = stop;
            insidePiece = found < 0 && read();
        }
        Piece taken = new Piece(number, piece.toByteArray());
        number += insidePiece ? 0 : 1;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private At scan() throws IOException {
        while (true) {
            int stop = find(lineEnd, scanned);
            int soFar = stop < 0 ? rawEnd : stop;
            if (soFar - nextStart > longest) {
                return At.TOO_LONG;
            }
            if (stop >= 0) {
                add(stop, LineTable.TERMINATED);
                return At.LINE;
            }
            scanned = rawEnd - (rawEnd - nextStart) % unit;
            if (!read()) {
                if (rawEnd == nextStart) {
                    return At.END;
                }
                add(rawEnd, 0);
                return At.LINE;
            }
        }
    }

    /** Position behind the first line end of the kind, or -1. */
    private int find(byte end, int from) {
        int at = from;
        while (true) {
            at = Utf8.first(raw, end, at, rawEnd);
            if (at < 0) {
                return -1;
            }
            if (unit == 1) {
                return at + 1;
            }
            int start = at - (at - nextStart) % 2;
            if (start + 1 < rawEnd && at == start + 1 - highByte && raw[start + highByte] == 0) {
                return start + 2;
            }
            at++;
        }
    }

    private void add(int stop, int terminated) {
        int flags = terminated;
        int content = contentStop(nextStart, stop);
        if (encoding.isUtf8InDisguise(raw, nextStart, content)) {
            flags |= LineTable.DISGUISED;
        }
        if (lines.count() == 0) {
            lineText.clear();
        }
        lineText.append(raw, nextStart, content, stop);
        byte[] text = text();
        int textStart = lineText.start();
        int textStop = lineText.stop();
        flags |= lineText.wasIllegal() ? LineTable.ILLEGAL : 0;
        flags |= Utf8.firstZero(text, textStart, textStop) >= 0 ? LineTable.ZERO : 0;
        lines.add(nextStart, stop, textStart, textStop, flags);
        nextStart = stop;
        scanned = stop;
    }

    private int contentStop(int start, int stop) {
        int end = stop;
        if (end - start >= unit && isCharacter(end - unit, lineEnd)) {
            end -= unit;
            if (lineEnd == '\n' && end - start >= unit && isCharacter(end - unit, (byte) '\r')) {
                end -= unit;
            }
        }
        return end;
    }

    private boolean isCharacter(int at, byte character) {
        return unit == 1 ? raw[at] == character : raw[at + 1 - highByte] == character && raw[at + highByte] == 0;
    }

    private boolean read() throws IOException {
        if (rawEnd == raw.length) {
            makeRoom();
        }
        int count = in.read(raw, rawEnd, raw.length - rawEnd);
        rawEnd += Math.max(count, 0);
        return count > 0;
    }

    private void makeRoom() {
        int keep = lines.count() == 0 ? nextStart : lines.rawStart(0);
        if (keep > 0) {
            System.arraycopy(raw, keep, raw, 0, rawEnd - keep);
            rawEnd -= keep;
            nextStart -= keep;
            scanned -= keep;
            lines.shift(keep, lineText.isRaw() ? keep : 0);
        }
        if (raw.length - rawEnd < CHUNK / 2) {
            raw = Arrays.copyOf(raw, raw.length * 2);
        }
    }
}
