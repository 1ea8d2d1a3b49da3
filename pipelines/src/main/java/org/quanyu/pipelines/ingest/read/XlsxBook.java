package org.quanyu.pipelines.ingest.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.quanyu.schemas.failure.FailureCode;

/** A workbook opened for streaming: one sheet at a time, never the whole of it. */
final class XlsxBook implements Closeable {

    /** More than this is no spreadsheet a person works with. */
    private static final long MOST_UNPACKED = 1L << 30;

    private static final int ZIP = 0x04034b50;
    private static final int OLD_OFFICE = 0xe011cfd0;

    private final Path file;
    private final boolean temporary;
    private final OPCPackage parts;
    private final XSSFReader reader;
    private final XlsxStrings strings;
    private final XlsxCells cells;

    private XlsxBook(Local local, OPCPackage parts) throws IOException, OpenXML4JException, XMLStreamException {
        this.file = local.file();
        this.temporary = local.temporary();
        this.parts = parts;
        this.reader = new XSSFReader(parts);
        this.strings = XlsxStrings.read(reader);
        StylesTable styles = reader.getStylesTable();
        this.cells = new XlsxCells(styles, startsIn1904());
    }

    static XlsxBook open(DeliveredFile delivered) throws IOException, OpenXML4JException, XMLStreamException {
        Local local = local(delivered);
        return new XlsxBook(local, OPCPackage.open(local.file().toFile(), PackageAccess.READ));
    }

    /** What keeps a file from being opened as a workbook; empty if nothing does. */
    static Optional<FileProblem> check(DeliveredFile delivered) throws IOException {
        Optional<FileProblem> kind = checkKind(delivered);
        if (kind.isPresent()) {
            return kind;
        }
        Local local = local(delivered);
        try {
            return checkSize(delivered.name(), local.file());
        } finally {
            local.delete();
        }
    }

    /** Names of the sheets in the order of the workbook. */
    List<String> sheets() throws IOException, OpenXML4JException {
        List<String> names = new ArrayList<>();
        XSSFReader.SheetIterator sheets = reader.getSheetIterator();
        while (sheets.hasNext()) {
            try (InputStream unused = sheets.next()) {
                names.add(sheets.getSheetName());
            }
        }
        return names;
    }

    /** The rows of a sheet. */
    XlsxSheet sheet(String name) throws IOException, OpenXML4JException, XMLStreamException {
        XSSFReader.SheetIterator sheets = reader.getSheetIterator();
        while (sheets.hasNext()) {
            InputStream data = sheets.next();
            if (sheets.getSheetName().equals(name)) {
                return new XlsxSheet(data, strings, cells);
            }
            data.close();
        }
        throw new IllegalArgumentException(name);
    }

    @Override
    public void close() throws IOException {
        parts.revert();
        new Local(file, temporary).delete();
    }

    /** A reader that follows no reference out of the document. */
    static XMLStreamReader xml(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new BufferedInputStream(in, 1 << 16));
    }

    private boolean startsIn1904() throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream workbook = reader.getWorkbookData()) {
            XMLStreamReader xml = xml(workbook);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    return List.of("1", "true").contains(String.valueOf(xml.getAttributeValue(null, "date1904")));
                }
            }
            return false;
        }
    }

    private static Optional<FileProblem> checkKind(DeliveredFile delivered) throws IOException {
        byte[] start;
        try (InputStream content = delivered.content()) {
            start = content.readNBytes(512);
        }
        int magic = start.length < 4
                ? 0
                : start[0] & 0xff | (start[1] & 0xff) << 8 | (start[2] & 0xff) << 16 | (start[3] & 0xff) << 24;
        if (magic == ZIP) {
            return Optional.empty();
        }
        String text = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(java.util.Locale.ROOT);
        String kind = magic == OLD_OFFICE
                ? "an old XLS workbook, or one with a password"
                : text.contains("<html") || text.startsWith("<!doctype html") || text.startsWith("<table")
                        ? "HTML"
                        : text.contains("<?xml") ? "XML" : "no ZIP archive";
        return Optional.of(
                new FileProblem(
                        FailureCode.FILE_FORMAT,
                        delivered.name() + " is " + kind + ", not XLSX",
                        "open it in a spreadsheet program, save it as .xlsx and deliver that, or ask {owner} for an .xlsx file"));
    }

    private static Optional<FileProblem> checkSize(String name, Path file) throws IOException {
        long unpacked = 0;
        byte[] sink = new byte[1 << 16];
        try (ZipSecureFile zip = new ZipSecureFile(file.toFile())) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int count = in.read(sink); count >= 0; count = in.read(sink)) {
                        unpacked += count;
                        if (unpacked > MOST_UNPACKED) {
                            return Optional.of(bomb(name, "unpacks to more than 1 GiB"));
                        }
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Zip bomb")) {
                return Optional.of(bomb(name, "unpacks to more than a hundred times its size"));
            }
            return Optional.of(new FileProblem(
                    FailureCode.FILE_CUT_OFF,
                    name + " is a damaged XLSX file: " + e.getMessage(),
                    "it may have been cut off on its way; ask {owner} for it again"));
        }
    }

    private static FileProblem bomb(String name, String why) {
        return new FileProblem(
                FailureCode.FILE_BOMB,
                name + " " + why,
                "a workbook does not do that; ask {owner} where it comes from");
    }

    /** The workbook reader wants a plain file under a name that this machine can write. */
    private static Local local(DeliveredFile delivered) throws IOException {
        try (UnpackedStream content = delivered.content()) {
            if (!content.isPacked() && isReachableByName(delivered.path())) {
                return new Local(delivered.path(), false);
            }
            Path copy = Files.createTempFile("workbook", ".xlsx");
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            return new Local(copy, true);
        }
    }

    private static boolean isReachableByName(Path path) {
        try {
            return Files.exists(Path.of(path.toString()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private record Local(Path file, boolean temporary) {
        void delete() throws IOException {
            if (temporary) {
                Files.deleteIfExists(file);
            }
        }
    }
}
