package org.quanyu.schemas.step;

import java.util.List;
import java.util.stream.Stream;
import org.quanyu.schemas.contract.Contract;

/**
 * What a step reads and writes.
 *
 * @param name unique among the steps of a run, for example {@code fuse-firms} or {@code clean:boston311}
 * @param processed tables of which the step processes what they gained; their rows enter the ledger
 * @param lookups tables the step looks into, whole, as they stand in the run
 * @param recalled tables the step looks into as they were published before the run
 * @param written tables the step writes
 */
public record StepDeclaration(
        String name,
        List<Contract> processed,
        List<Contract> lookups,
        List<Contract> recalled,
        List<Contract> written) {

    public StepDeclaration {
        processed = List.copyOf(processed);
        lookups = List.copyOf(lookups);
        recalled = List.copyOf(recalled);
        written = List.copyOf(written);
    }

    public static StepDeclaration step(String name) {
        return new StepDeclaration(name, List.of(), List.of(), List.of(), List.of());
    }

    public StepDeclaration processes(Contract... tables) {
        return new StepDeclaration(name, List.of(tables), lookups, recalled, written);
    }

    public StepDeclaration looksInto(Contract... tables) {
        return new StepDeclaration(name, processed, List.of(tables), recalled, written);
    }

    public StepDeclaration recalls(Contract... tables) {
        return new StepDeclaration(name, processed, lookups, List.of(tables), written);
    }

    public StepDeclaration writes(Contract... tables) {
        return new StepDeclaration(name, processed, lookups, recalled, List.of(tables));
    }

    /** Tables that must be written before the step starts. */
    public List<Contract> dependsOn() {
        return Stream.concat(processed.stream(), lookups.stream()).toList();
    }
}
