package org.quanyu.models.score;

import java.io.Serializable;
import java.util.List;
import org.quanyu.models.panel.Feature;
import org.quanyu.models.trees.Isotonic;
import org.quanyu.models.trees.Trees;

/**
 * What was learnt of a risk.
 *
 * @param target its name
 * @param features in the order in which the trees see them
 * @param calibration turns margins into probabilities
 * @param red least probability of the red band
 * @param orange least probability of the orange band, not above the red one
 */
public record RiskModel(
        String target, List<Feature> features, Trees trees, Isotonic calibration, double red, double orange)
        implements Serializable {

    public RiskModel {
        features = List.copyOf(features);
    }

    public Band band(double probability) {
        return probability >= red ? Band.RED : probability >= orange ? Band.ORANGE : Band.NONE;
    }
}
