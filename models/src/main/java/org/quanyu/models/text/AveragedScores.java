package org.quanyu.models.text;

import java.io.Serializable;
import java.util.List;

/**
 * The mean of several classifiers' scores.
 *
 * @param members all with the same labels
 */
record AveragedScores(List<LinearScores> members) implements Serializable {

    AveragedScores {
        members = List.copyOf(members);
    }

    /** In the order of their scores. */
    List<String> labels() {
        return members.get(0).labels();
    }

    /** One for each label; a message without any known term has the same for all. */
    double[] of(Message message) {
        double[] mean = new double[labels().size()];
        for (LinearScores member : members) {
            double[] scores = member.scores(message);
            for (int label = 0; label < mean.length; label++) {
                mean[label] += scores[label] / members.size();
            }
        }
        return mean;
    }
}
