package org.quanyu.models.risk;

import java.util.Optional;

/**
 * How the method is judged before the model is learnt from all rows.
 *
 * @param folds parts of a table, each foretold from the others
 * @param seed of what is drawn by chance
 * @param from first test month of a panel, {@code yyyy-MM}
 * @param to last test month
 * @param months how many of the last months with known labels are test months where {@code from} is not said
 * @param capacity rows that can be visited: precision is told of that many with the highest scores
 */
public record JudgedBy(int folds, long seed, Optional<String> from, Optional<String> to, int months, int capacity) {}
