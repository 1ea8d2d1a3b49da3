package org.quanyu.pipelines.ingest.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.schemas.failure.FailureCode;

/** Records of a JSON document that is an array of objects. */
final class JsonArrayReader implements DeliveryReader {

    private static final UTF8String[] NONE = {};

    private final String name;
    private final UnpackedStream content;
    private final JsonElements elements;
    private final JsonObject object;
    private final int longest;
    private final Optional<FileProblem> whole;
    private FileProblem problem;
    private long number;
    private long illegalRecords;
    private byte[] illegalSample = {};

    /** @param whole what is wrong with every row; rows keep their values */
    JsonArrayReader(String name, UnpackedStream content, List<String> names, int longest, Optional<FileProblem> whole) {
        this.name = name;
        this.content = content;
        this.elements = new JsonElements(content, longest);
        this.object = new JsonObject(names);
        this.longest = longest;
        this.whole = whole;
    }

    @Override
    public DeliveredRecord next() throws IOException {
        JsonElements.Found found = elements.next();
        return switch (found) {
            case ELEMENT -> {
                number++;
                yield record();
            }
            case TOO_LONG -> {
                number++;
                yield setAside(
                        NONE,
                        FailureCode.ROW_TOO_LONG,
                        where() + " is longer than " + longest + " bytes, the longest row of this source");
            }
            case REST -> {
                number++;
                problem = cutOff();
                yield setAside(NONE, FailureCode.FILE_CUT_OFF, where() + " is cut off");
            }
            case MISSING_END -> {
                problem = problem == null ? cutOff() : problem;
                yield null;
            }
            case NOT_ARRAY, END -> null;
        };
    }

    @Override
    public Optional<FileProblem> problem() {
        if (illegalRecords * 2 > number) {
            String looks = TextEncoding.guess(illegalSample)
                    .map(seems -> ": it looks like " + seems)
                    .orElse("");
            return Optional.of(new FileProblem(
                    FailureCode.FILE_ENCODING,
                    name + " is not UTF-8" + looks,
                    "a JSON document is UTF-8 by its standard: ask {owner} for the file again in UTF-8"));
        }
        return whole.or(() -> Optional.ofNullable(problem));
    }

    @Override
    public void close() throws IOException {
        elements.close();
    }

    private DeliveredRecord record() {
        byte[] bytes = elements.buffer();
        int start = elements.start();
        int stop = start + elements.length();
        int illegal = Utf8.firstIllegal(bytes, start, stop);
        if (illegal >= 0) {
            illegalRecords++;
            illegalSample = illegalSample.length == 0 ? elements.raw() : illegalSample;
            String text = where() + " has the byte " + String.format("%02X", bytes[illegal] & 0xff) + " at position "
                    + (illegal - start + 1) + ", which is not UTF-8";
            return setAside(NONE, FailureCode.ROW_ILLEGAL_BYTES, text);
        }
        if (Utf8.firstZero(bytes, start, stop) >= 0) {
            return setAside(NONE, FailureCode.ROW_NUL_BYTE, where() + " has a zero byte");
        }
        try {
            UTF8String[] values = object.values(bytes, start, stop - start);
            return whole.isPresent()
                    ? setAside(values, whole.get().code(), whole.get().text())
                    : new DeliveredRecord.Told(number, values);
        } catch (JsonObject.NotAnObject e) {
            return setAside(NONE, FailureCode.ROW_NOT_JSON, where() + " " + e.getMessage());
        }
    }

    private FileProblem cutOff() {
        String why = content.broken().map(reason -> ": " + reason).orElse("");
        return new FileProblem(
                FailureCode.FILE_CUT_OFF,
                name + " ends inside record " + Math.max(number, 1) + why,
                "what came before is taken in; ask {owner} for the file again");
    }

    private DeliveredRecord setAside(UTF8String[] values, FailureCode code, String text) {
        return new DeliveredRecord.SetAside(number, values, code, text, elements.raw());
    }

    private String where() {
        return "record " + number + " of " + name;
    }
}
