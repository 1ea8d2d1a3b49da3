package org.quanyu.pipelines.ingest.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.failure.FailureCode;

/**
 * The line of a CSV file that names its columns.
 *
 * @param names as delivered; empty if they cannot be told
 * @param raw the bytes up to the end of the header
 * @param problem what keeps the file from being told into columns
 */
@SuppressWarnings("ArrayRecordComponent")
record CsvHeader(List<String> names, byte[] raw, Optional<FileProblem> problem) {

    /** Reads the header and leaves the window at the line behind it. */
    static CsvHeader read(TextFile file, SourceFormat.Csv format) throws IOException {
        LineWindow lines = file.lines();
        if (!format.headed()) {
            return new CsvHeader(format.names(), new byte[0], file.encodingProblem());
        }
        int blank = 0;
        while (lines.at(blank) == LineWindow.At.LINE && lines.isBlank(blank)) {
            blank++;
        }
        LineWindow.At found = lines.at(blank);
        if (found == LineWindow.At.END) {
            lines.drop(blank);
            return new CsvHeader(List.of(), new byte[0], file.encodingProblem());
        }
        if (found == LineWindow.At.TOO_LONG) {
            return new CsvHeader(
                    List.of(), new byte[0], Optional.of(unreadable(file, "is longer than format.longest_row")));
        }
        return named(file, format, lines, blank);
    }

    private static CsvHeader named(TextFile file, SourceFormat.Csv format, LineWindow lines, int blank)
            throws IOException {
        Optional<FileProblem> encoding = file.encodingProblem();
        if (encoding.isEmpty() && (lines.isIllegal(blank) || lines.isUtf8InDisguise(blank))) {
            encoding = Optional.of(file.wrongEncoding(TextEncoding.guess(file.sample())));
        }
        if (encoding.isPresent()) {
            byte[] raw = lines.rawFromStart(blank + 1);
            lines.drop(blank + 1);
            return new CsvHeader(List.of(), raw, encoding);
        }
        CsvTokens tokens = new CsvTokens(format);
        int used = tokens.split(lines, blank);
        if (used < 0) {
            return new CsvHeader(
                    List.of(), new byte[0], Optional.of(unreadable(file, "has a quote that is not closed")));
        }
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < tokens.count(); cell++) {
            names.add(tokens.value(cell).toString());
        }
        byte[] raw = lines.rawFromStart(blank + used);
        lines.drop(blank + used);
        return new CsvHeader(List.copyOf(names), raw, Optional.empty());
    }

    private static FileProblem unreadable(TextFile file, String why) {
        return new FileProblem(
                FailureCode.FILE_FORMAT,
                "the header of " + file.name() + " " + why,
                "check format.delimiter and format.quote of the source, or ask {owner} for the file again");
    }
}
