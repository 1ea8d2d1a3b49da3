package org.quanyu.dmn.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an XML file into elements that know their places. Entities from outside are not followed. */
public final class XmlReader {

    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private XmlReader() {}

    /**
     * The root of a file.
     *
     * @throws ModelException if it is not well-formed
     */
    public static Element read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(stream);
            reader.nextTag();
            return element(reader);
        } catch (XMLStreamException e) {
            throw new ModelException(
                    "it is not well-formed XML",
                    file,
                    e.getLocation().getLineNumber(),
                    e.getLocation().getColumnNumber(),
                    e);
        } catch (IOException e) {
            throw new ModelException("it cannot be read", file, 0, 0, e);
        }
    }

    private static Element element(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        int line = reader.getLocation().getLineNumber();
        int column = reader.getLocation().getColumnNumber();
        Map<String, String> attributes = new HashMap<>();
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
        }
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new Element(name, attributes, children, text.toString(), line, column);
    }
}
