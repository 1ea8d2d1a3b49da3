package org.quanyu.pipelines.fuse.linkage;

import java.util.List;
import java.util.Optional;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * One thing about two records that is compared, with the levels on which they can agree.
 *
 * @param columns the standardised columns that it is about
 * @param levels from the strongest agreement down; what fits none of them is the level "else"
 * @param termFrequency whether agreement on a rare value counts for more than on a common one
 * @param authoritative tells of a record whether its value identifies the entity: two such values that fit no level
 *     forbid a link, and equal ones make it
 */
public record Comparison(
        String name,
        List<String> columns,
        List<Level> levels,
        boolean termFrequency,
        Optional<SqlExpression> authoritative,
        Place place) {

    /** The level of a pair of which one record has no value. */
    public static final int MISSING = 0;

    public Comparison {
        columns = List.copyOf(columns);
        levels = List.copyOf(levels);
    }

    /** How many levels there are with "missing" (0) and "else" (the last). */
    public int levelCount() {
        return levels.size() + 2;
    }

    /** The level "else". */
    public int otherwise() {
        return levels.size() + 1;
    }

    /** The level on which values are the same, if there is one. */
    public Optional<Integer> exactLevel() {
        for (int index = 0; index < levels.size(); index++) {
            if (levels.get(index).isExact()) {
                return Optional.of(index + 1);
            }
        }
        return Optional.empty();
    }

    /** What people read for a level. */
    public String label(int level) {
        if (level == MISSING) {
            return "missing";
        }
        return level == otherwise() ? "else" : levels.get(level - 1).label();
    }
}
