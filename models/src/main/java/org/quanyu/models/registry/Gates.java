package org.quanyu.models.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.quanyu.models.firm.LeakCheck;
import org.quanyu.models.train.Judged;
import org.quanyu.models.train.Judgement;
import org.quanyu.models.train.Measures;

/** What a model has to pass: it beats rule and champion, does for all groups, and knows nothing too early. */
final class Gates {

    /** A group with fewer cases says too little of how it is served. */
    private static final int FEWEST_POSITIVES = 20;

    /** How far the area under the curve within a group may be below that of all, beyond what chance does. */
    private static final double AUC_GAP = 0.1;

    /** How many times more or fewer cases than expected a group may have, against all groups together. */
    private static final double CALIBRATION_GAP = 1.5;

    /** Standard errors within which a gap may be chance; a dozen groups are looked at. */
    private static final double CHANCE = 3;

    private final List<Gate> gates = new ArrayList<>();

    List<Gate> all() {
        return List.copyOf(gates);
    }

    boolean passed() {
        return gates.stream().allMatch(Gate::passed);
    }

    /** In months not learnt from, more of the firms that can be visited are hits, and the order is better. */
    Gates beatsRule(Judgement judgement) {
        if (!judgement.hasRule() || judgement.parts().isEmpty()) {
            return add("beats the rule", false, "no test month could be judged, or the target has no rule");
        }
        Measures trees = Measures.average(judgement.measures(Judged::trees));
        Measures rule = Measures.average(judgement.measures(Judged::rule));
        return add(
                "beats the rule",
                trees.averagePrecision() > rule.averagePrecision()
                        && trees.precisionAtCapacity() >= rule.precisionAtCapacity(),
                "average precision %s, rule %s; at capacity %s, rule %s"
                        .formatted(
                                told(trees.averagePrecision()),
                                told(rule.averagePrecision()),
                                told(trees.precisionAtCapacity()),
                                told(rule.precisionAtCapacity())));
    }

    /**
     * @param own average precision of the model in the months that the champion had not seen either
     * @param champions the champion's in the same months; empty where there is none
     */
    Gates beatsChampion(double own, OptionalDouble champions) {
        if (champions.isEmpty()) {
            return add("beats the champion", true, "no model in force whose unseen months could be compared");
        }
        return add(
                "beats the champion",
                own >= champions.getAsDouble(),
                "average precision %s, champion %s".formatted(told(own), told(champions.getAsDouble())));
    }

    /** No group is ranked or judged far worse than all rows together. */
    Gates servesAllGroups(List<GroupMeasure> groups, double auc) {
        List<GroupMeasure> large = groups.stream()
                .filter(group -> group.positives() >= FEWEST_POSITIVES)
                .toList();
        List<String> behind = large.stream()
                .filter(group -> isBehind(group, auc) || isMisjudged(group, ratioOfAll(groups, group.group())))
                .map(group -> "%s %s: area %s, %d cases, %s expected"
                        .formatted(
                                group.group(),
                                group.value(),
                                told(group.auc()),
                                group.positives(),
                                told(group.expected())))
                .toList();
        return add(
                "serves all groups",
                behind.isEmpty(),
                behind.isEmpty()
                        ? "%d groups with at least %d cases within bounds".formatted(large.size(), FEWEST_POSITIVES)
                        : String.join("; ", behind));
    }

    private static boolean isBehind(GroupMeasure group, double auc) {
        return auc - group.auc() > AUC_GAP + CHANCE * group.standardErrorOfAuc();
    }

    /** @param ratio cases for each that was expected, of all groups together */
    private static boolean isMisjudged(GroupMeasure group, double ratio) {
        double expected = group.expected() * ratio;
        double beyondChance = Math.abs(group.positives() - expected) - CHANCE * Math.sqrt(expected);
        double times = Math.max(group.positives() / expected, expected / group.positives());
        return beyondChance > 0 && times > CALIBRATION_GAP;
    }

    private static double ratioOfAll(List<GroupMeasure> groups, String name) {
        List<GroupMeasure> all =
                groups.stream().filter(group -> group.group().equals(name)).toList();
        return all.stream().mapToDouble(GroupMeasure::positives).sum()
                / all.stream().mapToDouble(GroupMeasure::expected).sum();
    }

    Gates knowsNothingTooEarly(List<LeakCheck.Leak> leaks) {
        return add(
                "knows nothing too early",
                leaks.isEmpty(),
                leaks.isEmpty()
                        ? "the latest month is the same from what had arrived by its end"
                        : String.join(
                                "; ",
                                leaks.stream()
                                        .map(leak -> leak.feature().name() + " for " + leak.firms() + " firms")
                                        .toList()));
    }

    private Gates add(String name, boolean passed, String found) {
        gates.add(new Gate(name, passed, found));
        return this;
    }

    private static String told(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
