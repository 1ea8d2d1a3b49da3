package org.quanyu.generator.event;

import java.util.List;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.resource.Resources;

/** What drivers are fined for. */
final class Violations {

    /** An act with its points and its fine in yuan. */
    record Act(String name, String category, int points, int fine, double weight) {}

    private static final Weighted<Act> ACTS = Weighted.of(
            Resources.table("event/violations.tsv").stream()
                    .map(row -> new Act(
                            row[0],
                            row[1],
                            Integer.parseInt(row[2]),
                            Integer.parseInt(row[3]),
                            Double.parseDouble(row[4])))
                    .toList(),
            Act::weight);
    private static final double WEIGHTS =
            ACTS.all().stream().mapToDouble(Act::weight).sum();

    private Violations() {}

    static List<Act> acts() {
        return ACTS.all();
    }

    static int draw(double unit) {
        return ACTS.indexAt(unit);
    }

    static Act act(int number) {
        return ACTS.all().get(number);
    }

    /** Of all violations. */
    static double share(int number) {
        return act(number).weight() / WEIGHTS;
    }
}
