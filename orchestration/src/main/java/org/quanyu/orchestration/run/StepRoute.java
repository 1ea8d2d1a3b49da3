package org.quanyu.orchestration.run;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Step;

/** Which of some steps are needed: to carry what is new in some tables into another, or for some steps. */
final class StepRoute {

    private StepRoute() {}

    /**
     * Those that write a source table, and those that process what it gained, directly or through others, as far as the
     * target or what it is made with depends on them.
     *
     * @param from tables
     * @param to table
     */
    static List<Step> between(List<Step> steps, Collection<String> from, String to) {
        Set<String> carrying = new HashSet<>(from);
        LinkedList<Step> carriers = new LinkedList<>();
        for (Step step : StepOrder.of(steps)) {
            if (meets(carrying, step.declaration().processed())
                    || meets(Set.copyOf(from), step.declaration().written())) {
                carriers.addFirst(step);
                tables(step.declaration().written()).forEach(carrying::add);
            }
        }
        return needed(carriers, step -> meets(Set.of(to), step.declaration().written()));
    }

    /** The steps with some names, and all that make what they depend on. */
    static List<Step> to(List<Step> steps, Collection<String> names) {
        LinkedList<Step> lastFirst = new LinkedList<>();
        StepOrder.of(steps).forEach(lastFirst::addFirst);
        return needed(lastFirst, step -> names.contains(step.declaration().name()));
    }

    private static List<Step> needed(List<Step> lastFirst, Predicate<Step> wanted) {
        Set<String> read = new HashSet<>();
        LinkedList<Step> route = new LinkedList<>();
        for (Step step : lastFirst) {
            if (wanted.test(step) || meets(read, step.declaration().written())) {
                route.addFirst(step);
                tables(step.declaration().dependsOn()).forEach(read::add);
            }
        }
        return List.copyOf(route);
    }

    private static boolean meets(Set<String> names, List<Contract> tables) {
        return tables(tables).anyMatch(names::contains);
    }

    private static Stream<String> tables(List<Contract> contracts) {
        return contracts.stream().map(Contract::table);
    }
}
