package org.quanyu.schemas.contract;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A set of contracts by table. */
public final class Contracts {

    private final Map<String, Contract> byTable;

    public Contracts(Collection<Contract> contracts) {
        Map<String, Contract> sorted = new TreeMap<>();
        contracts.forEach(contract -> sorted.put(contract.table(), contract));
        byTable = Collections.unmodifiableMap(sorted);
    }

    /** The contracts that ship with the lake. */
    public static Contracts builtIn() {
        return BuiltIn.CONTRACTS;
    }

    public Collection<Contract> all() {
        return byTable.values();
    }

    public Contract require(String table) {
        Contract contract = byTable.get(table);
        if (contract == null) {
            throw new LakeException(
                    FailureCode.CONTRACT_UNKNOWN,
                    "there is no contract for table " + table,
                    "known tables: " + String.join(", ", byTable.keySet()));
        }
        return contract;
    }

    private static final class BuiltIn {
        static final Contracts CONTRACTS = ContractReader.readBuiltIn();
    }
}
