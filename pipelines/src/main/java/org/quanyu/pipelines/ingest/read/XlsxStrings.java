package org.quanyu.pipelines.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/** The texts that the cells of a workbook share. */
final class XlsxStrings {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts;

    private XlsxStrings(List<String> texts) {
        this.texts = texts;
    }

    static XlsxStrings read(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        InputStream data = reader.getSharedStringsData();
        if (data == null) {
            return new XlsxStrings(texts);
        }
        try (data) {
            XMLStreamReader xml = XlsxBook.xml(data);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    texts.add(richText(xml, "si"));
                }
            }
        }
        return new XlsxStrings(texts);
    }

    /** The text at a place, or null if there is none. */
    String at(int place) {
        return place >= 0 && place < texts.size() ? texts.get(place) : null;
    }

    /** The text inside an element: its runs without reading aids. */
    static String richText(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int aids = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("rPh")) {
                aids++;
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("rPh")) {
                aids--;
            } else if (event == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("t")
                    && aids == 0) {
                text.append(xml.getElementText());
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals(element)) {
                break;
            }
        }
        return plain(text.toString());
    }

    /** Characters that XML cannot hold are written {@code _x000D_}. */
    private static String plain(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 16))));
    }
}
