package org.quanyu.pipelines.clean.value;

/** The parts of one address while it is read; null where the text does not give one. */
final class AddressParts {

    private static final AddressPart[] ORDER = AddressPart.values();
    private static final char SEPARATOR = '|';

    private final String[] values = new String[ORDER.length];

    String at(AddressPart part) {
        return values[part.ordinal()];
    }

    boolean has(AddressPart part) {
        return values[part.ordinal()] != null;
    }

    void put(AddressPart part, String value) {
        values[part.ordinal()] = value;
    }

    /** All parts in their order with | between them; null if there are none. */
    String canonical() {
        StringBuilder text = new StringBuilder(64);
        boolean empty = true;
        for (int index = 0; index < values.length; index++) {
            if (index > 0) {
                text.append(SEPARATOR);
            }
            if (values[index] != null) {
                text.append(values[index]);
                empty = false;
            }
        }
        return empty ? null : text.toString();
    }

    static boolean isCanonical(String text) {
        int separators = 0;
        for (int index = text.indexOf(SEPARATOR); index >= 0; index = text.indexOf(SEPARATOR, index + 1)) {
            separators++;
        }
        return separators == ORDER.length - 1;
    }

    /** One part of a canonical text; null if it is empty. */
    static String of(String canonical, AddressPart part) {
        int begin = 0;
        for (int separators = 0; separators < part.ordinal(); separators++) {
            begin = canonical.indexOf(SEPARATOR, begin) + 1;
        }
        int next = canonical.indexOf(SEPARATOR, begin);
        int end = next < 0 ? canonical.length() : next;
        return end == begin ? null : canonical.substring(begin, end);
    }

    static AddressParts ofCanonical(String text) {
        AddressParts parts = new AddressParts();
        int begin = 0;
        for (int index = 0; index < ORDER.length; index++) {
            int end = text.indexOf(SEPARATOR, begin);
            end = end < 0 ? text.length() : end;
            parts.values[index] = end == begin ? null : text.substring(begin, end);
            begin = end + 1;
        }
        return parts;
    }
}
