package org.quanyu.models.text;

import java.util.Comparator;

/** A message with the label that people gave it. */
public record LabelledMessage(Message message, String label) implements Comparable<LabelledMessage> {

    private static final Comparator<LabelledMessage> ORDER =
            Comparator.comparing(LabelledMessage::message).thenComparing(LabelledMessage::label);

    @Override
    public int compareTo(LabelledMessage other) {
        return ORDER.compare(this, other);
    }
}
