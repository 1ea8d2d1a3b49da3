package org.quanyu.pipelines.fuse.explain;

import java.util.Optional;

/**
 * A summand of a match weight.
 *
 * @param name the comparison, or what else adds to the weight
 * @param detail the level that the pair reached, or what the adjustment is for
 * @param odds what the bits are made from; none for an adjustment
 * @param bits what it adds
 */
public record Term(String name, String detail, Optional<Odds> odds, double bits) {

    /**
     * @param m probability of the level among matches
     * @param u the same among pairs of different entities
     */
    public record Odds(double m, double u) {}
}
