package org.quanyu.pipelines.ingest.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.schemas.failure.FailureCode;

/** Records of a file with one JSON object on each line. */
final class JsonLinesReader implements DeliveryReader {

    private static final UTF8String[] NONE = {};
    private static final int SAMPLE = 1 << 16;

    private final TextFile file;
    private final LineWindow lines;
    private final JsonObject object;
    private final int longest;
    private final Optional<FileProblem> whole;
    private final Optional<FileProblem> encoding;
    private final ByteArrayOutputStream illegal = new ByteArrayOutputStream();
    private long rows;
    private long illegalRows;
    private FileProblem cutOff;

    /** @param whole what is wrong with every row; rows keep their values */
    JsonLinesReader(TextFile file, List<String> names, int longest, Optional<FileProblem> whole) {
        this.file = file;
        this.lines = file.lines();
        this.object = new JsonObject(names);
        this.longest = longest;
        this.whole = whole;
        this.encoding = file.encodingProblem();
    }

    @Override
    public DeliveredRecord next() throws IOException {
        while (lines.at(0) == LineWindow.At.LINE && lines.isBlank(0)) {
            lines.drop(1);
        }
        LineWindow.At found = lines.at(0);
        if (found == LineWindow.At.END) {
            if (cutOff == null && file.broken().isPresent()) {
                cutOff = cutOff();
            }
            return null;
        }
        rows++;
        if (found == LineWindow.At.TOO_LONG) {
            LineWindow.Piece piece = lines.takePiece();
            String text =
                    file.line(piece.line()) + " is longer than " + longest + " bytes, the longest row of this source";
            return new DeliveredRecord.SetAside(piece.line(), NONE, FailureCode.ROW_TOO_LONG, text, piece.bytes());
        }
        return record();
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

    private DeliveredRecord record() {
        String where = file.line(lines.number());
        if (encoding.isPresent()) {
            return setAside(
                    NONE,
                    FailureCode.FILE_ENCODING,
                    where + ": " + encoding.get().text());
        }
        if (lines.isUtf8InDisguise(0)) {
            return setAside(NONE, FailureCode.FILE_ENCODING, where + " is UTF-8, not " + file.declared());
        }
        if (lines.isIllegal(0)) {
            illegalRows++;
            if (illegal.size() < SAMPLE) {
                illegal.writeBytes(lines.rawLines(1));
            }
            return setAside(NONE, FailureCode.ROW_ILLEGAL_BYTES, where + " has bytes that are not " + file.declared());
        }
        if (lines.hasZero(0)) {
            return setAside(NONE, FailureCode.ROW_NUL_BYTE, where + " has a zero byte");
        }
        return told(where);
    }

    private DeliveredRecord told(String where) {
        try {
            int start = lines.textStart(0);
            UTF8String[] values = object.values(lines.text(), start, lines.textStop(0) - start);
            if (whole.isPresent()) {
                return setAside(values, whole.get().code(), whole.get().text());
            }
            long line = lines.number();
            lines.drop(1);
            return new DeliveredRecord.Told(line, values);
        } catch (JsonObject.NotAnObject e) {
            if (!lines.isTerminated(0) && lines.rawLines(1)[0] == '{') {
                cutOff = cutOff();
                return setAside(NONE, FailureCode.FILE_CUT_OFF, where + " is cut off");
            }
            return setAside(NONE, FailureCode.ROW_NOT_JSON, where + " " + e.getMessage());
        }
    }

    private FileProblem cutOff() {
        String why = file.broken().map(reason -> ": " + reason).orElse("");
        return new FileProblem(
                FailureCode.FILE_CUT_OFF,
                file.name() + " ends inside line " + lines.number() + why,
                "what came before is taken in; ask {owner} for the file again");
    }

    private DeliveredRecord setAside(UTF8String[] values, FailureCode code, String text) {
        DeliveredRecord record = new DeliveredRecord.SetAside(lines.number(), values, code, text, lines.rawLines(1));
        lines.drop(1);
        return record;
    }
}
