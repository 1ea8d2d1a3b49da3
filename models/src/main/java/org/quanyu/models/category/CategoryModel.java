package org.quanyu.models.category;

import java.io.Serializable;
import java.util.List;

/** What was learnt from labelled messages. */
public final class CategoryModel implements Serializable {

    private final LinearScores scores;
    private final Calibration calibration;

    CategoryModel(LinearScores scores, Calibration calibration) {
        this.scores = scores;
        this.calibration = calibration;
    }

    /** The categories it knows, sorted. */
    public List<String> labels() {
        return scores.labels();
    }

    /** The likeliest category. A message that shares no term with those learnt from has a confidence of one in so many labels. */
    public CategoryGuess classify(Message message) {
        double[] probabilities = calibration.probabilities(scores.scores(message));
        int best = best(probabilities, -1);
        return new CategoryGuess(labels().get(best), probabilities[best], labels().get(best(probabilities, best)));
    }

    LinearScores scores() {
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
