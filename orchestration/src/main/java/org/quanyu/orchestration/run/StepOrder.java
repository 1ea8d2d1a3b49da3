package org.quanyu.orchestration.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.Step;

/** The order of steps that follows from what they read and write. */
public final class StepOrder {

    private StepOrder() {}

    /**
     * Each step after all writers of the tables it depends on; steps that do not depend on each other keep
     * their given order.
     */
    public static List<Step> of(List<Step> steps) {
        List<Step> waiting = new ArrayList<>(steps);
        Set<Step> ordered = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            Step next = waiting.stream()
                    .filter(step -> waiting.stream().noneMatch(other -> other != step && dependsOn(step, other)))
                    .findFirst()
                    .orElseThrow(() -> cycle(waiting));
            waiting.remove(next);
            ordered.add(next);
        }
        return List.copyOf(ordered);
    }

    private static boolean dependsOn(Step step, Step other) {
        Set<String> needed =
                step.declaration().dependsOn().stream().map(Contract::table).collect(Collectors.toSet());
        return other.declaration().written().stream().map(Contract::table).anyMatch(needed::contains);
    }

    private static LakeException cycle(List<Step> waiting) {
        return new LakeException(
                FailureCode.STEPS_CYCLE,
                "steps wait for each other: "
                        + waiting.stream()
                                .map(step -> step.declaration().name())
                                .collect(Collectors.joining(", ")),
                "let one of them recall its table as published instead of depending on it");
    }
}
