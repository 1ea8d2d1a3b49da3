package org.quanyu.pipelines.benefit.match;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.quanyu.dmn.model.Clause;
import org.quanyu.dmn.model.Clauses;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * A policy as it is in force on a day.
 *
 * @param id of the policy
 * @param from the first day of its version, which names it
 * @param clauses that who qualifies meets, all of them
 * @param essential a bit for each clause that says whom the policy is meant for: who is not meant does not nearly qualify
 */
public record ActivePolicy(String id, LocalDate from, DecisionModel model, List<Clause> clauses, long essential)
        implements Serializable {

    /** The decision that says whom a policy is meant for, for models that tell it apart. */
    static final String MEANT_FOR = "meant for";

    private static final int MOST_CLAUSES = 63;

    /**
     * The version that is in force on a day, if there is one.
     *
     * @throws LakeException {@code POLICY_INVALID} where it has more clauses than there are bits
     */
    static Optional<ActivePolicy> on(LocalDate day, Policy policy) {
        return policy.inForce(day).map(version -> of(policy, version));
    }

    private static ActivePolicy of(Policy policy, Policy.Version version) {
        List<Clause> clauses = Clauses.of(version.model(), PolicyReader.ELIGIBLE);
        if (clauses.size() > MOST_CLAUSES) {
            throw new LakeException(
                    FailureCode.POLICY_INVALID,
                    policy.id() + "/" + version.file() + " has " + clauses.size() + " clauses, more than "
                            + MOST_CLAUSES,
                    "put some of them into a decision of their own that is a table of several rules");
        }
        boolean tellsApart = version.model().decisions().containsKey(MEANT_FOR);
        List<Clause> meantFor = tellsApart ? Clauses.of(version.model(), MEANT_FOR) : List.of();
        long essential = 0;
        for (int clause = 0; clause < clauses.size(); clause++) {
            if (meantFor.contains(clauses.get(clause))) {
                essential |= 1L << clause;
            }
        }
        return new ActivePolicy(policy.id(), version.from(), version.model(), clauses, essential);
    }

    /** The bits of all clauses. */
    long all() {
        return (1L << clauses.size()) - 1;
    }

    boolean hasAmount() {
        return model.decisions().containsKey(PolicyReader.AMOUNT);
    }

    /** The facts that its model asks for, without the day. */
    Set<String> facts() {
        Set<String> facts = new TreeSet<>(model.inputs().keySet());
        facts.remove(PolicyReader.AS_OF);
        return facts;
    }
}
