package org.quanyu.models.feature;

import java.util.List;
import java.util.Optional;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * One number that a model may look at.
 *
 * @param theme by which reasons are summed, for example {@code insured}
 * @param told how a value is told in Chinese, as words of a target are; empty where title and unit say it
 * @param from over facts, other features, {@code month} and those of {@link Peers}, with the windows of {@link Windows}
 * @param risk whether a greater value is expected to mean more risk
 * @param file where it is declared
 * @param line where in the file
 */
public record Feature(
        String name,
        String theme,
        Title title,
        String unit,
        Optional<String> told,
        SqlExpression from,
        Risk risk,
        String file,
        int line) {

    /** The direction that sense expects; a hint for constraints, not a promise. */
    public enum Risk {
        UP,
        DOWN,
        EITHER
    }

    /** Names that its expression reads. */
    public List<String> reads() {
        return from.columns();
    }
}
