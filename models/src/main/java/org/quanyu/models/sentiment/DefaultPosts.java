package org.quanyu.models.sentiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.quanyu.models.text.LabelledMessage;
import org.quanyu.models.text.LabelledMessages;
import org.quanyu.models.text.Message;
import org.quanyu.models.text.TextModel;

/** Generated posts with their tone and topic, from which the default models are learnt in seconds; always the same. */
final class DefaultPosts {

    /** Columns {@code tone}, {@code topic}, {@code text}; a line each, with tabs between them. */
    private static final String FILE = "/sentiment/posts.tsv";

    private static final long SEED = 1;
    private static final int TONE = 0;
    private static final int TOPIC = 1;
    private static final int TEXT = 2;

    private DefaultPosts() {}

    static TextModel tone() {
        return SentimentTraining.of(List.of(), SEED).learn(labelled(TONE));
    }

    static TextModel topic() {
        return SentimentTraining.of(List.of(), SEED).learn(labelled(TOPIC));
    }

    private static LabelledMessages labelled(int column) {
        List<LabelledMessage> posts = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(DefaultPosts.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            in.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .forEach(cells -> posts.add(new LabelledMessage(new Message("", cells[TEXT]), cells[column])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LabelledMessages(posts).withoutCopies();
    }
}
