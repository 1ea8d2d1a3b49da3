package org.quanyu.models.sentiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** How a post speaks of a firm, and which labels of a model say so. */
enum Tone {
    NEGATIVE(Set.of("negative", "neg", "0", "-1", "负面", "消极", "差评")),
    NEUTRAL(Set.of("neutral", "中性", "中立")),
    POSITIVE(Set.of("positive", "pos", "1", "正面", "积极", "好评"));

    private final Set<String> labels;

    Tone(Set<String> labels) {
        this.labels = labels;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What each label of a model says.
     *
     * @throws LakeException {@code TEXT_MODEL_UNUSABLE} where a label says none, or none says that a text is negative
     */
    static List<Tone> ofAll(List<String> labels) {
        List<Tone> tones = labels.stream()
                .map(label -> of(label)
                        .orElseThrow(() -> unusable(labels, "do not all say how a text speaks, such as " + label)))
                .toList();
        if (!tones.contains(NEGATIVE) || !tones.contains(POSITIVE)) {
            throw unusable(labels, "are not both negative and positive");
        }
        return tones;
    }

    private static Optional<Tone> of(String label) {
        return List.of(values()).stream()
                .filter(tone -> tone.labels.contains(label.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static LakeException unusable(List<String> labels, String what) {
        return new LakeException(
                FailureCode.TEXT_MODEL_UNUSABLE,
                "the model of sentiment has labels " + labels + ", which " + what,
                "train it with the labels negative, neutral and positive, or 0 and 1; or take it out of models/sentiment");
    }
}
