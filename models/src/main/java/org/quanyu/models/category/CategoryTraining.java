package org.quanyu.models.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Learns categories from labelled messages.
 *
 * @param unlabelled further messages, which tell how rare terms are
 * @param tree names of lower categories with the label they belong to; each is learnt from like a message of that label
 * @param seed of what is drawn by chance
 */
public record CategoryTraining(List<Message> unlabelled, List<LabelledMessage> tree, long seed) {

    /** Parts of the messages, each scored by what was learnt from the others, for the calibration. */
    private static final int PARTS = 5;

    public CategoryTraining {
        unlabelled = unlabelled.stream().sorted().toList();
        tree = tree.stream().sorted().toList();
    }

    /**
     * The same model for the same messages, in whatever order they come.
     *
     * @throws LakeException {@code CATEGORY_LABELS_TOO_FEW} where there are less than two labels, or one with a single
     *     message
     */
    public CategoryModel learn(LabelledMessages messages) {
        requireEnough(messages);
        TermWeights weights = weights(messages);
        List<Calibration.Scored> unseen = new ArrayList<>();
        for (LabelledMessages part : messages.parts(PARTS, seed)) {
            LinearScores others = scores(weights, messages.without(part));
            part.messages().stream()
                    .filter(message -> others.labels().contains(message.label()))
                    .map(message -> new Calibration.Scored(
                            others.scores(message.message()), others.labels().indexOf(message.label())))
                    .forEach(unseen::add);
        }
        return new CategoryModel(scores(weights, messages), Calibration.fit(unseen));
    }

    private LinearScores scores(TermWeights weights, LabelledMessages messages) {
        Set<String> labels = messages.counts().keySet();
        return LinearScores.learn(
                weights,
                Stream.concat(messages.messages().stream(), tree.stream().filter(name -> labels.contains(name.label())))
                        .toList());
    }

    private TermWeights weights(LabelledMessages messages) {
        Set<String> seen = new TreeSet<>();
        return TermWeights.of(
                Stream.concat(messages.messages().stream().map(LabelledMessage::message), unlabelled.stream())
                        .filter(message -> seen.add(message.copyKey()))
                        .collect(Collectors.toList()));
    }

    private static void requireEnough(LabelledMessages messages) {
        if (messages.counts().size() < 2) {
            throw new LakeException(
                    FailureCode.CATEGORY_LABELS_TOO_FEW,
                    "the messages have the labels " + messages.counts() + ", which leaves nothing to tell apart",
                    "give labelled messages of at least two categories");
        }
        messages.counts().forEach((label, count) -> {
            if (count < LabelledMessages.FEWEST_OF_A_LABEL) {
                throw new LakeException(
                        FailureCode.CATEGORY_LABELS_TOO_FEW,
                        "the label " + label + " has " + count + " message to learn from",
                        "label more messages of it, or leave its messages without a label");
            }
        });
    }
}
