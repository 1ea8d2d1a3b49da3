package org.quanyu.models.text;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A linear support vector machine for each label against all others (Fan, Chang, Hsieh, Wang and Lin 2008: LIBLINEAR).
 *
 * @param labels in the order of their scores
 */
record LinearScores(TermWeights weights, Model<Label> model, List<String> labels) implements Serializable {

    private static final int MOST_ROUNDS = 1_000;
    private static final double TOLERANCE = 0.01;
    private static final long SEED = 1;

    static LinearScores of(TermWeights weights, Model<Label> model) {
        return new LinearScores(
                weights,
                model,
                model.getOutputIDInfo().getDomain().stream()
                        .map(Label::getLabel)
                        .sorted()
                        .toList());
    }

    /** @param rarity of terms, in whatever messages */
    static LinearScores learn(LinearSettings settings, TermWeights rarity, List<LabelledMessage> messages) {
        TermWeights weights =
                switch (settings.weighting()) {
                    case RARITY -> rarity;
                    case RARITY_AND_LOG_COUNT_RATIO -> rarity.timesLogCountRatio(messages);
                };
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> examples = new MutableDataset<>(
                new SimpleDataSourceProvenance("labelled messages", TextModelFile.NO_MOMENT, labels), labels);
        messages.forEach(message ->
                examples.add(new ArrayExample<>(new Label(message.label()), weights.features(message.message()))));
        LibLinearClassificationTrainer trainer = new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_L2LOSS_SVC_DUAL),
                settings.cost(),
                MOST_ROUNDS,
                TOLERANCE,
                SEED);
        if (settings.balance() == LinearSettings.Balance.EQUAL) {
            trainer.setLabelWeights(balanced(messages));
        }
        return of(weights, trainer.train(examples));
    }

    private static Map<Label, Float> balanced(List<LabelledMessage> messages) {
        Map<String, Long> counts = messages.stream()
                .collect(Collectors.groupingBy(LabelledMessage::label, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new Label(entry.getKey()),
                        entry -> (float) messages.size() / (counts.size() * entry.getValue())));
    }

    /** One for each label; a message without any known term has the same for all. */
    double[] scores(Message message) {
        ArrayExample<Label> example = new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, weights.features(message));
        if (!hasKnownTerm(example)) {
            return new double[labels.size()];
        }
        Map<String, Label> scores = model.predict(example).getOutputScores();
        return labels.stream()
                .mapToDouble(label -> scores.get(label).getScore())
                .toArray();
    }

    private boolean hasKnownTerm(ArrayExample<Label> example) {
        for (Feature feature : example) {
            if (model.getFeatureIDMap().get(feature.getName()) != null) {
                return true;
            }
        }
        return false;
    }
}
