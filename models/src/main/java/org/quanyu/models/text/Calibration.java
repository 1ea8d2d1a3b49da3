package org.quanyu.models.text;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Turns scores of labels into probabilities: a soft maximum with one sharpness, that under which the labels of messages
 * that the scores had not seen are the likeliest (temperature scaling: Guo, Pleiss, Sun and Weinberger 2017).
 */
record Calibration(double sharpness) implements Serializable {

    private static final double LEAST = 0.1;
    private static final double MOST = 50;
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Scores of the labels of a message, and the place of its own among them. */
    record Scored(double[] scores, int label) {}

    /** By golden section, as the likelihood has one maximum. */
    static Calibration fit(List<Scored> unseen) {
        double low = LEAST;
        double high = MOST;
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (logLikelihood(unseen, left) > logLikelihood(unseen, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return new Calibration((low + high) / 2);
    }

    double[] probabilities(double[] scores) {
        double greatest = Arrays.stream(scores).max().orElseThrow();
        double[] raised = Arrays.stream(scores)
                .map(score -> Math.exp(sharpness * (score - greatest)))
                .toArray();
        double sum = Arrays.stream(raised).sum();
        return Arrays.stream(raised).map(value -> value / sum).toArray();
    }

    private static double logLikelihood(List<Scored> unseen, double sharpness) {
        Calibration calibration = new Calibration(sharpness);
        return unseen.stream()
                .mapToDouble(each -> Math.log(calibration.probabilities(each.scores())[each.label()] + 1e-300))
                .sum();
    }
}
