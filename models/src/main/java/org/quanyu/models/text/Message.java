package org.quanyu.models.text;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What a citizen wrote.
 *
 * @param title empty where there is none
 * @param text empty where there is none
 */
public record Message(String title, String text) implements Comparable<Message>, Serializable {

    private static final Comparator<Message> ORDER =
            Comparator.comparing(Message::text).thenComparing(Message::title);

    /** White space and case tell nothing and are left out. */
    public Message {
        title = plain(title);
        text = plain(text);
    }

    /** A message of which either part may be missing; empty where both are. */
    public static Optional<Message> of(String title, String text) {
        return Optional.of(new Message(title, text))
                .filter(message -> !message.copyKey().isEmpty());
    }

    /** What copies of a message have in common: letters and digits of the text, or of the title where there is no text. */
    public String copyKey() {
        String words = text.replaceAll("[^\\p{L}\\p{N}]", "");
        return words.isEmpty() ? title.replaceAll("[^\\p{L}\\p{N}]", "") : words;
    }

    @Override
    public int compareTo(Message other) {
        return ORDER.compare(this, other);
    }

    private static String plain(String words) {
        return words == null ? "" : words.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
