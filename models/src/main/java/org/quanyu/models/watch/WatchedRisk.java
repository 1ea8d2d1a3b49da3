package org.quanyu.models.watch;

import java.util.List;
import org.quanyu.models.risk.PointRule;
import org.quanyu.models.risk.Target;

/**
 * A risk whose models are watched.
 *
 * @param target name of the risk, as in {@code ops.model}
 * @param outcome what comes true, as in {@code mart.firm_outcome}
 * @param horizon months after the scored month in which it counts
 * @param capacity firms that can be visited in a month
 * @param rule the officers' rule over columns of {@code mart.firm_month}; empty where there is none
 */
public record WatchedRisk(String target, String outcome, int horizon, int capacity, List<PointRule> rule) {

    private static final int USUAL_CAPACITY = 500;

    public WatchedRisk {
        rule = List.copyOf(rule);
    }

    /** The risks that come with the lake. */
    public static List<WatchedRisk> builtIn() {
        return List.of(
                new WatchedRisk("relocation", "relocated_out", 6, USUAL_CAPACITY, List.of()),
                new WatchedRisk("arrears", "arrears_began", 3, USUAL_CAPACITY, List.of()));
    }

    /** As its target has it. */
    public static WatchedRisk of(Target target, String outcome) {
        return new WatchedRisk(
                target.name(),
                outcome,
                target.label().horizon(),
                target.judgedBy().capacity(),
                target.baseline());
    }
}
