package org.quanyu.schemas.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The customProperties of a contract element, by name. */
record CustomProperties(Map<String, ContractNode> values) {

    private static final Set<String> MEMBERS = Set.of("property", "value", "description");

    /** Those among an element's members, each of which must be among {@code allowed}. */
    static CustomProperties of(Map<String, ContractNode> members, Set<String> allowed) {
        Map<String, ContractNode> values = new HashMap<>();
        if (members.containsKey("customProperties")) {
            for (ContractNode entry : members.get("customProperties").elements()) {
                Map<String, ContractNode> parts = entry.members(MEMBERS);
                String name = entry.required(parts, "property")
                        .oneOf(allowed.stream().sorted().toArray(String[]::new));
                values.put(name, entry.required(parts, "value"));
            }
        }
        return new CustomProperties(values);
    }

    Optional<ContractNode> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
