package org.quanyu.models.feature;

import java.util.List;

/**
 * Features of one matter.
 *
 * @param isStatus whether they tell what is known already, by which cases are left out, and are no features to learn from
 */
public record Theme(String name, Title title, boolean isStatus, List<Feature> features) {

    public Theme {
        features = List.copyOf(features);
    }
}
