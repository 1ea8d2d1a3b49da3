package org.quanyu.generator.benefit;

import java.util.List;

/**
 * Whether an entity may have a benefit.
 *
 * @param failing clauses that are not met, in the order of the policy
 * @param amount in yuan; 0 for who is not eligible
 */
public record Judgement(List<Clause> failing, long amount) {

    public boolean isEligible() {
        return failing.isEmpty();
    }

    /** Whether all is met but one clause, and that one does not say whom the benefit is meant for. */
    public boolean isNearMiss() {
        return failing.size() == 1 && !failing.get(0).group();
    }
}
