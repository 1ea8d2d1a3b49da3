package org.quanyu.models.sentiment;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.quanyu.models.text.Message;
import org.quanyu.models.text.TextGuess;
import org.quanyu.models.text.TextModel;
import org.quanyu.models.text.TextModelFile;

/**
 * What tells the tone and the topic of a post.
 *
 * @param tones what each label of the first says
 */
record PostModels(TextModel tone, List<Tone> tones, TextModel topic) implements Serializable {

    /** What is told of a post; {@code score} is the probability of positive less that of negative. */
    record Rating(Tone sentiment, double score, double confidence, String topic, double topicConfidence) {}

    /** The models in {@code sentiment} and {@code topic} of a folder; the small default ones where there are none. */
    static PostModels in(Path folder) {
        TextModel tone = model(folder.resolve("sentiment")).orElseGet(DefaultPosts::tone);
        TextModel topic = model(folder.resolve("topic")).orElseGet(DefaultPosts::topic);
        return new PostModels(tone, List.copyOf(Tone.ofAll(tone.labels())), topic);
    }

    /** Empty for a post without words. */
    Optional<Rating> rate(String text) {
        return Message.of("", text).map(this::rate);
    }

    private Rating rate(Message post) {
        double[] probabilities = tone.probabilities(post);
        double[] byTone = new double[Tone.values().length];
        for (int label = 0; label < probabilities.length; label++) {
            byTone[tones.get(label).ordinal()] += probabilities[label];
        }
        Tone likeliest = Tone.NEGATIVE;
        for (Tone other : Tone.values()) {
            likeliest = byTone[other.ordinal()] > byTone[likeliest.ordinal()] ? other : likeliest;
        }
        TextGuess about = topic.classify(post);
        return new Rating(
                likeliest,
                byTone[Tone.POSITIVE.ordinal()] - byTone[Tone.NEGATIVE.ordinal()],
                byTone[likeliest.ordinal()],
                about.label(),
                about.confidence());
    }

    private static Optional<TextModel> model(Path folder) {
        return Files.exists(folder) ? Optional.of(new TextModelFile(folder).read()) : Optional.empty();
    }
}
