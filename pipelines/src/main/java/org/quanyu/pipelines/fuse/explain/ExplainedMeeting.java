package org.quanyu.pipelines.fuse.explain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Two records and whether they are of one entity in the end.
 *
 * @param entityOfLeft the entity of the first record that was named
 * @param entityOfRight that of the second
 * @param way links that hold both together; from one to the other; empty where there are none
 */
public record ExplainedMeeting(ExplainedPair pair, String entityOfLeft, String entityOfRight, List<ExplainedPair> way) {

    public ExplainedMeeting {
        way = List.copyOf(way);
    }

    public boolean areTogether() {
        return entityOfLeft.equals(entityOfRight);
    }

    /** Whether both are of one entity, in words. */
    public String words() {
        boolean isLink = pair.outcome().isLink();
        if (!areTogether()) {
            return "of different entities, " + entityOfLeft + " and " + entityOfRight
                    + (isLink ? ": what the link would have joined contradicts itself and was divided" : "");
        }
        if (isLink) {
            return "both of " + entityOfLeft;
        }
        String through = way.stream()
                .map(link -> link.left().name() + " - " + link.right().name())
                .collect(Collectors.joining(", "));
        return "both of " + entityOfLeft + " all the same, held together by other links"
                + (through.isEmpty() ? "" : ": " + through);
    }
}
