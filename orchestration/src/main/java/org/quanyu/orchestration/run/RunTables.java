package org.quanyu.orchestration.run;

import java.util.Set;
import org.quanyu.schemas.contract.Contract;

/** Which tables a full run builds anew. */
final class RunTables {

    private static final Set<String> REBUILT_LAYERS = Set.of("silver", "gold", "mart");

    /** What ids of entities, events and matters rest on, and what months before found or were told: bronze does not have it. */
    private static final Set<String> KEPT = Set.of(
            "gold.person_link",
            "gold.firm_link",
            "gold.entity_history",
            "gold.event_intake",
            "mart.recurring_event",
            "mart.root_cause",
            "mart.root_cause_case",
            "mart.risk_score",
            "mart.visit_list");

    private RunTables() {}

    static boolean rebuiltInFull(Contract contract) {
        return REBUILT_LAYERS.contains(contract.layer()) && !KEPT.contains(contract.table());
    }
}
