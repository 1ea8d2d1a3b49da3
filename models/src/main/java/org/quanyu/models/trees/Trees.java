package org.quanyu.models.trees;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.risk.TreeSettings;

/**
 * Models of trees whose margins are averaged.
 *
 * @param models each in XGBoost's own binary form (UBJSON)
 * @param columns features that they see
 */
public record Trees(List<byte[]> models, int columns) implements Serializable {

    public Trees {
        models = List.copyOf(models);
    }

    /** @param rounds trees of each model */
    static Trees grow(Examples examples, TreeSettings settings, int rounds, long seed) {
        TreeGrower grower = new TreeGrower(settings);
        return new Trees(
                IntStream.range(0, settings.models())
                        .parallel()
                        .mapToObj(model -> grower.grow(examples, rounds, seed + model))
                        .toList(),
                examples.columns());
    }

    /** Log odds of each row. */
    public double[] margins(Examples examples) {
        try (OpenTrees open = OpenTrees.of(this)) {
            return open.margins(examples.values(), examples.rows());
        }
    }
}
