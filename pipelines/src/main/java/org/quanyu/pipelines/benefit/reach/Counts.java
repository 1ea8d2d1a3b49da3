package org.quanyu.pipelines.benefit.reach;

/**
 * How many of a group a policy concerns.
 *
 * @param nearMissed miss one clause
 * @param lacking miss one clause, of which nobody knows whether it is met
 * @param reached qualify and were paid
 */
record Counts(long population, long eligible, long nearMissed, long lacking, long reached) {

    Counts plus(Counts other) {
        return new Counts(
                population + other.population,
                eligible + other.eligible,
                nearMissed + other.nearMissed,
                lacking + other.lacking,
                reached + other.reached);
    }
}
