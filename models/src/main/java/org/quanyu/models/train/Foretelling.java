package org.quanyu.models.train;

import org.quanyu.models.panel.Examples;
import org.quanyu.models.risk.Target;
import org.quanyu.models.trees.CalibratedTrees;
import org.quanyu.models.trees.Line;
import org.quanyu.models.trees.TreeTraining;

/** The methods that are held against each other, learnt from the same rows. */
record Foretelling(CalibratedTrees trees, Line line) {

    static Foretelling learn(Target target, Examples examples) {
        return new Foretelling(
                new TreeTraining(target, target.judgedBy().seed()).learn(examples), Line.learn(examples));
    }
}
