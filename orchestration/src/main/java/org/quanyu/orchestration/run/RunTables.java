package org.quanyu.orchestration.run;

import java.util.Set;
import org.quanyu.schemas.contract.Contract;

/** Which tables a full run builds anew. */
final class RunTables {

    private static final Set<String> REBUILT_LAYERS = Set.of("silver", "gold", "mart");

    private RunTables() {}

    static boolean rebuiltInFull(Contract contract) {
        return REBUILT_LAYERS.contains(contract.layer());
    }
}
