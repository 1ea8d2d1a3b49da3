package org.quanyu.models.text;

import java.io.Serializable;
import java.util.List;

/** What was learnt from labelled messages. */
public final class TextModel implements Serializable {

    private final AveragedScores scores;
    private final Calibration calibration;

    TextModel(AveragedScores scores, Calibration calibration) {
        this.scores = scores;
        this.calibration = calibration;
    }

    /** The labels it knows, sorted. */
    public List<String> labels() {
        return scores.labels();
    }

    /** The likeliest label. A message that shares no term with those learnt from has a confidence of one in so many labels. */
    public TextGuess classify(Message message) {
        double[] probabilities = probabilities(message);
        int best = best(probabilities, -1);
        return new TextGuess(labels().get(best), probabilities[best], labels().get(best(probabilities, best)));
    }

    /** Of each label, in the order of {@link #labels}. */
    public double[] probabilities(Message message) {
        return calibration.probabilities(scores.of(message));
    }

    AveragedScores scores() {
        return scores;
    }

    Calibration calibration() {
        return calibration;
    }

    private static int best(double[] probabilities, int but) {
        int best = but == 0 ? 1 : 0;
        for (int label = 0; label < probabilities.length; label++) {
            if (label != but && probabilities[label] > probabilities[best]) {
                best = label;
            }
        }
        return best;
    }
}
