package org.quanyu.pipelines.ingest.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.failure.FailureCode;

/** Records of a CSV file. A record that cannot be told apart costs itself only, never its neighbours. */
final class CsvReader implements DeliveryReader {

    private static final UTF8String[] NONE = {};
    private static final int SAMPLE = 1 << 16;
    private static final int SHOWN = 80;

    private final TextFile file;
    private final LineWindow lines;
    private final CsvTokens tokens;
    private final List<String> names;
    private final int longest;
    private final Optional<FileProblem> whole;
    private final Optional<FileProblem> encoding;

    private final ByteArrayOutputStream illegal = new ByteArrayOutputStream();
    private long rows;
    private long illegalRows;
    private FileProblem cutOff;

    /**
     * @param file opened, its header already read
     * @param whole what is wrong with every row, for example a missing column; rows keep their values
     */
    CsvReader(TextFile file, SourceFormat.Csv format, CsvHeader header, Optional<FileProblem> whole) {
        this.file = file;
        this.lines = file.lines();
        this.tokens = new CsvTokens(format);
        this.names = header.names();
        this.longest = format.longestRow();
        this.whole = whole;
        this.encoding = header.problem();
    }

    @Override
    public DeliveredRecord next() throws IOException {
        while (true) {
            LineWindow.At found = lines.at(0);
            if (found == LineWindow.At.END) {
                noteBrokenPacking();
                return null;
            }
            if (found == LineWindow.At.LINE && lines.isBlank(0)) {
                lines.drop(1);
                continue;
            }
            rows++;
            if (found == LineWindow.At.TOO_LONG) {
                return tooLong();
            }
            return encoding.isPresent() ? undecoded(encoding.get()) : record();
        }
    }

    @Override
    public Optional<FileProblem> problem() {
        if (encoding.isPresent()) {
            return encoding;
        }
        if (illegalRows * 2 > rows) {
            return Optional.of(file.wrongEncoding(TextEncoding.guess(illegal.toByteArray())));
        }
        return whole.or(() -> Optional.ofNullable(cutOff));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private DeliveredRecord record() throws IOException {
        int used = tokens.split(lines, 0);
        if (used < 0) {
            return notClosed(used);
        }
        if (used == 1 && isSound()) {
            return told(1);
        }
        if (!lines.isTerminated(used - 1) && isCut()) {
            return cut(used);
        }
        if (tokens.count() != names.size() && used > 1) {
            if (tellsAlone(1)) {
                return quoteOpen("a quote in it is not closed");
            }
            tokens.split(lines, 0);
        }
        return problemIn(used);
    }

    private boolean isSound() {
        return tokens.count() == names.size()
                && !lines.isIllegal(0)
                && !lines.hasZero(0)
                && !lines.isUtf8InDisguise(0)
                && (lines.isTerminated(0) || file.broken().isEmpty());
    }

    private boolean isCut() {
        return file.broken().isPresent() || tokens.count() < names.size();
    }

    private DeliveredRecord told(int used) {
        UTF8String[] values = values();
        long line = lines.number();
        if (whole.isPresent()) {
            return setAside(used, values, whole.get().code(), whole.get().text());
        }
        lines.drop(used);
        return new DeliveredRecord.Told(line, values);
    }

    private UTF8String[] values() {
        UTF8String[] values = new UTF8String[tokens.count()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = tokens.value(cell);
        }
        return values;
    }

    /** A record over several lines, or one that is not sound. */
    private DeliveredRecord problemIn(int used) throws IOException {
        for (int place = 0; place < used; place++) {
            if (lines.isUtf8InDisguise(place)) {
                return setAside(used, NONE, FailureCode.FILE_ENCODING, where() + " is UTF-8, not " + file.declared());
            }
            if (lines.isIllegal(place)) {
                return illegalBytes(used, place);
            }
        }
        if (tokens.count() != names.size()) {
            String text =
                    where() + " has " + tokens.count() + " columns, its header has " + names.size() + ": " + shown();
            return setAside(used, NONE, FailureCode.ROW_COLUMN_COUNT, text);
        }
        for (int place = 0; place < used; place++) {
            if (lines.hasZero(place)) {
                int at = Utf8.firstZero(lines.text(), lines.textStart(place), lines.textStop(place));
                String text = where() + " has a zero byte in column " + column(tokens.cellAt(at));
                return setAside(used, NONE, FailureCode.ROW_NUL_BYTE, text);
            }
        }
        return told(used);
    }

    private DeliveredRecord illegalBytes(int used, int place) {
        illegalRows++;
        byte[] raw = lines.rawLine(place);
        if (illegal.size() < SAMPLE) {
            illegal.writeBytes(raw);
            illegal.write('\n');
        }
        int at = firstIllegal(raw);
        String text = where() + " has the byte " + String.format("%02X", raw[at] & 0xff) + " at position " + (at + 1)
                + ", which is not " + file.declared() + ", in column " + column(cellOfIllegal(raw, at, place));
        return setAside(used, NONE, FailureCode.ROW_ILLEGAL_BYTES, text);
    }

    private int firstIllegal(byte[] raw) {
        ByteBuffer bytes = ByteBuffer.wrap(raw);
        Charset.forName(file.declared()).newDecoder().decode(bytes, CharBuffer.allocate(raw.length + 1), true);
        return Math.min(bytes.position(), raw.length - 1);
    }

    /** Exact for UTF-8; elsewhere by the text that comes before the illegal byte. */
    private int cellOfIllegal(byte[] raw, int at, int place) {
        String before = new String(raw, 0, at, Charset.forName(file.declared()));
        int length = before.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return tokens.cellAt(lines.textStart(place) + length);
    }

    private DeliveredRecord notClosed(int how) throws IOException {
        int open = tokens.count() - 1;
        int used = tokens.lines();
        if (tokens.reachedEnd() && !lines.isTerminated(used - 1) && (used == 1 || !tellsAlone(1))) {
            return cut(used);
        }
        String why = how == CsvTokens.STRAY
                ? "text follows the closing quote of column " + column(open)
                : "the quote of column " + column(open) + " is not closed";
        return quoteOpen(why);
    }

    private DeliveredRecord quoteOpen(String why) {
        if (lines.isIllegal(0)) {
            return illegalBytes(1, 0);
        }
        return setAside(1, NONE, FailureCode.ROW_QUOTE_OPEN, where() + " cannot be told into columns: " + why);
    }

    /** Whether the line at a place is by itself a record with as many cells as the header. */
    private boolean tellsAlone(int place) throws IOException {
        return lines.at(place) == LineWindow.At.LINE
                && !lines.isBlank(place)
                && tokens.split(lines, place) == 1
                && tokens.count() == names.size();
    }

    private DeliveredRecord cut(int used) {
        String why = file.broken().map(reason -> ": " + reason).orElse("");
        cutOff = cutOff(lines.number(), why);
        return setAside(used, NONE, FailureCode.FILE_CUT_OFF, where() + " is cut off" + why);
    }

    private FileProblem cutOff(long line, String why) {
        return new FileProblem(
                FailureCode.FILE_CUT_OFF,
                file.name() + " ends inside line " + line + why,
                "what came before is taken in; ask {owner} for the file again");
    }

    private void noteBrokenPacking() {
        if (cutOff == null && file.broken().isPresent()) {
            cutOff = cutOff(lines.number(), ": " + file.broken().get());
        }
    }

    private DeliveredRecord undecoded(FileProblem problem) {
        return setAside(1, NONE, problem.code(), where() + ": " + problem.text());
    }

    private DeliveredRecord tooLong() throws IOException {
        LineWindow.Piece piece = lines.takePiece();
        String text = file.line(piece.line()) + " is longer than " + longest + " bytes, the longest row of this source";
        return new DeliveredRecord.SetAside(piece.line(), NONE, FailureCode.ROW_TOO_LONG, text, piece.bytes());
    }

    private DeliveredRecord setAside(int used, UTF8String[] values, FailureCode code, String text) {
        DeliveredRecord record = new DeliveredRecord.SetAside(lines.number(), values, code, text, lines.rawLines(used));
        lines.drop(used);
        return record;
    }

    private String where() {
        return file.line(lines.number());
    }

    private String column(int cell) {
        return cell + 1 + (cell < names.size() ? " (" + names.get(cell) + ")" : "");
    }

    private String shown() {
        String text = new String(
                lines.text(),
                lines.textStart(0),
                Math.min(SHOWN, lines.textStop(0) - lines.textStart(0)),
                java.nio.charset.StandardCharsets.UTF_8);
        return text.length() < SHOWN / 2 ? text : text + " …";
    }
}
