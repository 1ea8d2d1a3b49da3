package org.quanyu.models.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Learns labels of messages from labelled ones.
 *
 * @param unlabelled further messages, which tell how rare terms are
 * @param names of a label or of what belongs to it; each is learnt from like a message of that label
 * @param seed of what is drawn by chance
 */
public record TextTraining(TextSettings settings, List<Message> unlabelled, List<LabelledMessage> names, long seed) {

    /** Parts of the messages, each scored by what was learnt from the others, for the calibration. */
    private static final int PARTS = 5;

    public TextTraining {
        unlabelled = unlabelled.stream().sorted().toList();
        names = names.stream().sorted().toList();
    }

    /**
     * The same model for the same messages, in whatever order they come.
     *
     * @throws LakeException {@code TEXT_LABELS_TOO_FEW} where there are less than two labels, or one with a single
     *     message
     */
    public TextModel learn(LabelledMessages messages) {
        requireEnough(messages);
        List<TermWeights> rarity = rarity(messages);
        List<Calibration.Scored> unseen = new ArrayList<>();
        for (LabelledMessages part : messages.parts(PARTS, seed)) {
            AveragedScores others = scores(rarity, messages.without(part));
            part.messages().stream()
                    .filter(message -> others.labels().contains(message.label()))
                    .map(message -> new Calibration.Scored(
                            others.of(message.message()), others.labels().indexOf(message.label())))
                    .forEach(unseen::add);
        }
        return new TextModel(scores(rarity, messages), Calibration.fit(unseen));
    }

    private AveragedScores scores(List<TermWeights> rarity, LabelledMessages messages) {
        Set<String> labels = messages.counts().keySet();
        List<LabelledMessage> learntFrom = Stream.concat(
                        messages.messages().stream(), names.stream().filter(name -> labels.contains(name.label())))
                .toList();
        return new AveragedScores(IntStream.range(0, rarity.size())
                .mapToObj(member -> LinearScores.learn(settings.members().get(member), rarity.get(member), learntFrom))
                .toList());
    }

    /** One for each member. */
    private List<TermWeights> rarity(LabelledMessages messages) {
        Set<String> seen = new TreeSet<>();
        List<Message> once = Stream.concat(
                        messages.messages().stream().map(LabelledMessage::message), unlabelled.stream())
                .filter(message -> seen.add(message.copyKey()))
                .toList();
        return settings.members().stream()
                .map(member -> TermWeights.rarity(member.terms(), once, member.fewest()))
                .toList();
    }

    /** @throws LakeException {@code TEXT_LABELS_TOO_FEW} as {@link #learn} */
    static void requireEnough(LabelledMessages messages) {
        if (messages.messages().isEmpty()) {
            throw new LakeException(
                    FailureCode.TEXT_LABELS_TOO_FEW,
                    "no row has both words and a label, or the same words have different labels",
                    "name the columns of text and label, and give texts of at least two labels");
        }
        if (messages.counts().size() < 2) {
            throw new LakeException(
                    FailureCode.TEXT_LABELS_TOO_FEW,
                    "the messages have the labels " + messages.counts() + ", which leaves nothing to tell apart",
                    "give messages with at least two labels");
        }
        messages.counts().forEach((label, count) -> {
            if (count < LabelledMessages.FEWEST_OF_A_LABEL) {
                throw new LakeException(
                        FailureCode.TEXT_LABELS_TOO_FEW,
                        "the label " + label + " has " + count + " message to learn from",
                        "label more messages of it, or leave its messages without a label");
            }
        });
    }
}
