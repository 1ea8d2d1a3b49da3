package org.quanyu.pipelines.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of a sheet, one at a time, each cell as text. */
final class XlsxSheet implements Closeable {

    /**
     * A row.
     *
     * @param number its number in the sheet from 1
     * @param cells from column A on; null where there is no cell
     */
    record SheetRow(long number, List<String> cells) {

        /** Whether no cell holds anything but spaces. */
        boolean isBlank() {
            return cells.stream().allMatch(cell -> cell == null || cell.isBlank());
        }
    }

    private final InputStream in;
    private final XMLStreamReader xml;
    private final XlsxStrings strings;
    private final XlsxCells cells;
    private long number;

    XlsxSheet(InputStream in, XlsxStrings strings, XlsxCells cells) throws XMLStreamException {
        this.in = in;
        this.xml = XlsxBook.xml(in);
        this.strings = strings;
        this.cells = cells;
    }

    /** The next row that is written in the sheet, or null after the last. */
    SheetRow next() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                String written = xml.getAttributeValue(null, "r");
                number = written == null ? number + 1 : Long.parseLong(written);
                return new SheetRow(number, row());
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private List<String> row() throws XMLStreamException {
        List<String> row = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
                String reference = xml.getAttributeValue(null, "r");
                int column = reference == null ? row.size() : columnOf(reference);
                while (row.size() < column) {
                    row.add(null);
                }
                row.add(cell());
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                break;
            }
        }
        return row;
    }

    private String cell() throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String text = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("v")) {
                text = value(xml.getElementText(), type, style);
            } else if (event == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("is")) {
                text = XlsxStrings.richText(xml, "is");
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        return text;
    }

    private String value(String written, String type, String style) {
        if (type == null || type.equals("n")) {
            return cells.number(written, style == null ? -1 : Integer.parseInt(style));
        }
        return switch (type) {
            case "s" -> strings.at(Integer.parseInt(written.strip()));
            case "b" -> written.equals("1") ? "TRUE" : "FALSE";
            default -> written;
        };
    }

    private static int columnOf(String reference) {
        int column = 0;
        for (int at = 0; at < reference.length() && Character.isLetter(reference.charAt(at)); at++) {
            column = column * 26 + (reference.charAt(at) & 0x1f);
        }
        return column - 1;
    }
}
