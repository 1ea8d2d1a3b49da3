package org.quanyu.pipelines.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.failure.FailureCode;

/** Looks at files and opens them, whatever their format. */
public final class DeliveryFormats implements Serializable {

    private static final byte[] NOTHING = {};

    private final SourceFormat format;

    private DeliveryFormats(SourceFormat format) {
        this.format = format;
    }

    /** Files of one format; a database table is read as the file it was copied to. */
    public static DeliveryFormats of(SourceFormat format) {
        return new DeliveryFormats(format instanceof SourceFormat.Jdbc jdbc ? jdbc.landed() : format);
    }

    /** Looks at a file. Every failure becomes part of the answer. */
    public FileInspection inspect(DeliveredFile file) {
        long bytes = 0;
        String delivery = "";
        try {
            if (file.isFolder()) {
                return refused(file, "", 0, unreadable(file, "it is a folder"));
            }
            bytes = Files.size(file.path());
            delivery = hash(file);
            return bytes == 0 ? empty(file, delivery, 0) : look(file, delivery, bytes);
        } catch (AccessDeniedException e) {
            return refused(file, delivery, bytes, unreadable(file, "there is no permission to read it"));
        } catch (IOException e) {
            return refused(file, delivery, bytes, unreadable(file, e.toString()));
        }
    }

    /**
     * Opens a file whose inspection is readable.
     *
     * @param header names of its columns as delivered
     * @param whole what is wrong with every row, for example a missing column; rows keep their values
     */
    public DeliveryReader open(DeliveredFile file, List<String> header, Optional<FileProblem> whole)
            throws IOException {
        if (format instanceof SourceFormat.Csv csv) {
            TextFile text = TextFile.open(file, csv.encoding(), csv.longestRow());
            return new CsvReader(text, csv, CsvHeader.read(text, csv), whole);
        }
        if (format instanceof SourceFormat.JsonLines lines) {
            TextFile text = TextFile.open(file, lines.encoding(), lines.longestRow());
            return new JsonLinesReader(text, header, lines.longestRow(), whole);
        }
        if (format instanceof SourceFormat.Json json) {
            return new JsonArrayReader(file.name(), file.content(), header, json.longestRow(), whole);
        }
        if (format instanceof SourceFormat.Xlsx xlsx) {
            return XlsxReader.open(file, xlsx, header, whole);
        }
        return ParquetFile.open(file, whole);
    }

    /**
     * Opens bytes that were set aside, of the format as it is declared now.
     *
     * @param name name of the file they came from
     * @param headerRaw the bytes of the file's header
     * @param header names of the file's columns, for formats without header bytes
     * @param raw the bytes set aside
     */
    public RawReader openRaw(
            String name, byte[] headerRaw, List<String> header, InputStream raw, Optional<FileProblem> whole)
            throws IOException {
        if (format instanceof SourceFormat.Csv csv) {
            InputStream all = new SequenceInputStream(new ByteArrayInputStream(headerRaw), raw);
            TextFile text = TextFile.of(name, all, Optional::empty, csv.encoding(), csv.longestRow());
            CsvHeader read = CsvHeader.read(text, csv);
            return new RawReader(
                    new CsvReader(text, csv, read, whole), text.lines().number());
        }
        if (format instanceof SourceFormat.JsonLines lines) {
            TextFile text = TextFile.of(name, raw, Optional::empty, lines.encoding(), lines.longestRow());
            return new RawReader(new JsonLinesReader(text, header, lines.longestRow(), whole), 1);
        }
        if (format instanceof SourceFormat.Json json) {
            byte[] array = ("[" + new String(raw.readAllBytes(), StandardCharsets.ISO_8859_1) + "]")
                    .getBytes(StandardCharsets.ISO_8859_1);
            UnpackedStream content = UnpackedStream.of(new ByteArrayInputStream(array));
            return new RawReader(new JsonArrayReader(name, content, header, json.longestRow(), whole), 1);
        }
        return new RawReader(RowCells.reader(raw.readAllBytes(), header, whole), 1);
    }

    /**
     * Names of the columns that set-aside bytes are told into.
     *
     * @param header names as they were told when the file was taken in
     */
    public List<String> header(String name, byte[] headerRaw, List<String> header) throws IOException {
        if (format instanceof SourceFormat.Csv csv) {
            TextFile text = TextFile.of(
                    name, new ByteArrayInputStream(headerRaw), Optional::empty, csv.encoding(), csv.longestRow());
            return CsvHeader.read(text, csv).names();
        }
        return header;
    }

    /**
     * Records of bytes that were set aside.
     *
     * @param firstLine the line number that the reader gives to the first of them
     */
    public record RawReader(DeliveryReader reader, long firstLine) {}

    private FileInspection look(DeliveredFile file, String delivery, long bytes) throws IOException {
        if (format instanceof SourceFormat.Csv csv) {
            return lookAtCsv(file, csv, delivery, bytes);
        }
        if (format instanceof SourceFormat.JsonLines lines) {
            return lookAtJsonLines(file, lines, delivery, bytes);
        }
        if (format instanceof SourceFormat.Json json) {
            return lookAtJson(file, json, delivery, bytes);
        }
        if (format instanceof SourceFormat.Xlsx xlsx) {
            XlsxReader.Header header = XlsxReader.header(file, xlsx);
            return header.problem()
                    .map(problem -> refused(file, delivery, bytes, problem))
                    .orElseGet(() -> withRows(file, delivery, bytes, header.names(), xlsx));
        }
        return lookAtParquet(file, delivery, bytes);
    }

    private FileInspection lookAtCsv(DeliveredFile file, SourceFormat.Csv csv, String delivery, long bytes)
            throws IOException {
        try (TextFile text = TextFile.open(file, csv.encoding(), csv.longestRow())) {
            CsvHeader header = CsvHeader.read(text, csv);
            Optional<FileProblem> problem = header.problem();
            if (problem.isPresent() && problem.get().code() == FailureCode.FILE_FORMAT) {
                return refused(file, delivery, bytes, problem.get());
            }
            LineWindow lines = text.lines();
            while (lines.at(0) == LineWindow.At.LINE && lines.isBlank(0)) {
                lines.drop(1);
            }
            if (lines.at(0) != LineWindow.At.END) {
                return new FileInspection(file, delivery, bytes, header.names(), header.raw(), null, null);
            }
            if (text.broken().isPresent()) {
                return refused(file, delivery, bytes, cutOff(file, text.broken().get()));
            }
            return header.raw().length == 0 ? empty(file, delivery, bytes) : headerOnly(file, delivery, bytes, header);
        }
    }

    private FileInspection lookAtJsonLines(
            DeliveredFile file, SourceFormat.JsonLines format, String delivery, long bytes) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        boolean any = false;
        try (TextFile text = TextFile.open(file, format.encoding(), format.longestRow())) {
            LineWindow lines = text.lines();
            for (LineWindow.At at = lines.at(0); at != LineWindow.At.END; at = lines.at(0)) {
                if (at == LineWindow.At.TOO_LONG) {
                    lines.takePiece();
                    any = true;
                    continue;
                }
                any |= !lines.isBlank(0);
                JsonKeys.collect(lines.text(), lines.textStart(0), lines.textStop(0) - lines.textStart(0), keys);
                lines.drop(1);
            }
            if (!any) {
                return text.broken().isPresent()
                        ? refused(
                                file,
                                delivery,
                                bytes,
                                cutOff(file, text.broken().get()))
                        : empty(file, delivery, bytes);
            }
        }
        return new FileInspection(file, delivery, bytes, new ArrayList<>(keys), NOTHING, null, null);
    }

    private FileInspection lookAtJson(DeliveredFile file, SourceFormat.Json format, String delivery, long bytes)
            throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        boolean any = false;
        try (JsonElements elements = new JsonElements(file.content(), format.longestRow())) {
            JsonElements.Found found = elements.next();
            while (found != JsonElements.Found.END && found != JsonElements.Found.MISSING_END) {
                if (found == JsonElements.Found.NOT_ARRAY) {
                    return refused(file, delivery, bytes, notAnArray(file, elements.signHere()));
                }
                any = true;
                if (found == JsonElements.Found.ELEMENT) {
                    JsonKeys.collect(elements.buffer(), elements.start(), elements.length(), keys);
                }
                found = elements.next();
            }
            if (!any && found == JsonElements.Found.MISSING_END) {
                return refused(file, delivery, bytes, cutOff(file, "there is no whole record in it"));
            }
        }
        return any
                ? new FileInspection(file, delivery, bytes, new ArrayList<>(keys), NOTHING, null, null)
                : headerOnly(file, delivery, bytes, new CsvHeader(List.of(), NOTHING, Optional.empty()));
    }

    private FileInspection lookAtParquet(DeliveredFile file, String delivery, long bytes) throws IOException {
        try {
            return withRows(file, delivery, bytes, ParquetFile.names(file), format);
        } catch (RuntimeException e) {
            return refused(
                    file,
                    delivery,
                    bytes,
                    new FileProblem(
                            FailureCode.FILE_FORMAT,
                            file.name() + " is no whole Parquet file: " + e.getMessage(),
                            "it may have been cut off on its way; ask {owner} for it again"));
        }
    }

    /** For formats in which the first row has to be asked for to know that there is one. */
    private FileInspection withRows(
            DeliveredFile file, String delivery, long bytes, List<String> names, SourceFormat format) {
        try (DeliveryReader reader = of(format).open(file, names, Optional.empty())) {
            return reader.next() == null
                    ? headerOnly(file, delivery, bytes, new CsvHeader(names, NOTHING, Optional.empty()))
                    : new FileInspection(file, delivery, bytes, names, NOTHING, null, null);
        } catch (IOException e) {
            return refused(file, delivery, bytes, unreadable(file, e.getMessage()));
        }
    }

    private static FileInspection refused(DeliveredFile file, String delivery, long bytes, FileProblem problem) {
        return new FileInspection(file, delivery, bytes, List.of(), NOTHING, DeliveryStatus.REFUSED, problem);
    }

    private static FileInspection empty(DeliveredFile file, String delivery, long bytes) {
        FileProblem problem = new FileProblem(
                FailureCode.FILE_EMPTY,
                file.name() + " is empty",
                "ask {owner} for the file again if it should hold rows");
        return new FileInspection(file, delivery, bytes, List.of(), NOTHING, DeliveryStatus.EMPTY, problem);
    }

    private static FileInspection headerOnly(DeliveredFile file, String delivery, long bytes, CsvHeader header) {
        FileProblem problem = new FileProblem(
                FailureCode.FILE_HEADER_ONLY,
                file.name() + " names " + header.names().size() + " columns and holds no row",
                "ask {owner} for the file again if it should hold rows");
        return new FileInspection(
                file, delivery, bytes, header.names(), header.raw(), DeliveryStatus.HEADER_ONLY, problem);
    }

    private static FileProblem unreadable(DeliveredFile file, String why) {
        return new FileProblem(
                FailureCode.FILE_UNREADABLE,
                file.name() + " cannot be read: " + why,
                "give the lake's user the right to read it, then run again");
    }

    private static FileProblem cutOff(DeliveredFile file, String why) {
        return new FileProblem(
                FailureCode.FILE_CUT_OFF,
                file.name() + " ends before its first row: " + why,
                "ask {owner} for the file again");
    }

    private static FileProblem notAnArray(DeliveredFile file, int sign) {
        String seems = sign == '{'
                ? "starts with an object; if each line is one, set format.type: jsonl"
                : sign == '<' ? "looks like HTML or XML" : "does not start with [";
        return new FileProblem(
                FailureCode.FILE_FORMAT,
                file.name() + " is no JSON array: it " + seems,
                "deliver an array of objects in UTF-8, or set format.type to what it is");
    }

    private static String hash(DeliveredFile file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file.path()), digest)) {
                byte[] buffer = new byte[1 << 16];
                while (in.read(buffer) >= 0) {
                    // the stream counts along
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
