package org.quanyu.dmn.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of an XML file with the place where it begins.
 *
 * @param name without its prefix
 * @param attributes by name without prefix
 * @param text directly within it
 * @param line from 1
 * @param column from 1
 */
public record Element(
        String name, Map<String, String> attributes, List<Element> children, String text, int line, int column) {

    /** The value of an attribute, or null. */
    public String attribute(String attribute) {
        return attributes.get(attribute);
    }

    public Stream<Element> all(String child) {
        return children.stream().filter(element -> element.name.equals(child));
    }

    public Optional<Element> first(String child) {
        return all(child).findFirst();
    }

    /** The text of the first child of a name, stripped. */
    public Optional<String> childText(String child) {
        return first(child).map(element -> element.text.strip());
    }
}
