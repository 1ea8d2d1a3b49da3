package org.quanyu.pipelines.cause.surge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.cell.AttributeSets;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;
import org.quanyu.pipelines.cause.cell.Grouping;
import org.quanyu.pipelines.cause.statistic.Excess;
import org.quanyu.pipelines.cause.statistic.Intervals;

/**
 * Surges in a table of events with their days: elements that have more events than usual for some days, whichever and
 * however many. A value is held against its own share of all events at other times; a combination against what its
 * values have each, as if they were independent (space-time permutation scan: Kulldorff et al. 2005). Explained away greedily:
 * what a surge has beyond the usual counts no more afterwards.
 */
public final class SurgeCauses {

    private static final int MOST_ROUNDS = 60;

    private final Cells cells;
    private final long firstDay;
    private final int[] days;
    private final int span;
    private final int support;
    private final double logLimit;
    private final double[] weights;
    private final int[] widest;
    private final AttributeSets sets;
    private final TightestLevel tightest;
    private final int[] order;
    private final List<Surge> found = new ArrayList<>();
    private final Set<Element> refused = new HashSet<>();

    private SurgeCauses(Cells cells, int[][] ladders, int combinations, int support, double significance) {
        this.cells = cells;
        firstDay = (long) Arrays.stream(cells.numbers()[1]).min().orElse(0);
        days = Arrays.stream(cells.numbers()[1])
                .mapToInt(day -> (int) (day - firstDay))
                .toArray();
        this.support = support;
        span = Arrays.stream(days).max().orElse(0) + 1;
        logLimit = Math.log(significance);
        weights = cells.numbers()[0].clone();
        int[] values = IntStream.range(0, cells.width()).map(cells::values).toArray();
        sets = new AttributeSets(ladders, combinations, values, (double) cells.size() / support);
        widest = Arrays.stream(ladders)
                .mapToInt(ladder -> ladder[ladder.length - 1])
                .toArray();
        tightest = new TightestLevel(cells, ladders, weights);
        order = IntStream.range(0, days.length)
                .boxed()
                .sorted(Comparator.comparingInt(row -> days[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * @param cells events with the numbers how much each counts, and its day since 1970-01-01
     * @param ladders attributes of which a cause names at most one
     * @param combinations attributes of a cause at most
     * @param support events of a surge at least
     * @param significance the share of tables without surges in which any may be told
     * @param most causes at most
     * @return in the order in which they were found
     */
    public static List<Cause> find(
            Cells cells, int[][] ladders, int combinations, int support, double significance, int most) {
        SurgeCauses search = new SurgeCauses(cells, ladders, combinations, support, significance);
        search.search(most);
        return search.told();
    }

    private List<Cause> told() {
        double excess = found.stream().mapToDouble(Surge::excess).sum();
        return found.stream()
                .map(surge -> new Cause(
                        surge.element().conditions(cells),
                        surge.support(),
                        surge.window().observed(),
                        surge.window().expected(),
                        Intervals.ofRatio(
                                surge.window().observed(), surge.window().expected()),
                        surge.excess() / excess,
                        Math.exp(surge.logChance()),
                        Optional.of(new Cause.Period(
                                date(surge.window().first()),
                                date(surge.window().last())))))
                .toList();
    }

    private LocalDate date(int day) {
        return LocalDate.ofEpochDay(firstDay + day);
    }

    private void search(int most) {
        for (int round = 0; round < MOST_ROUNDS && found.size() < most; round++) {
            Margins margins = new Margins(cells, widest, days, weights, span);
            List<Surge> surges = IntStream.range(0, sets.count())
                    .parallel()
                    .mapToObj(set -> surges(set, margins))
                    .flatMap(List::stream)
                    .sorted(Comparator.comparingDouble(Surge::gain)
                            .reversed()
                            .thenComparing(Surge::set)
                            .thenComparing(surge -> surge.element().toString()))
                    .toList();
            if (surges.isEmpty()) {
                return;
            }
            accept(surges, most);
        }
    }

    /** The clearest, and those after it that touch no event of one before. */
    private void accept(List<Surge> surges, int most) {
        boolean[] touched = new boolean[days.length];
        for (Surge surge : surges) {
            if (found.size() >= most) {
                return;
            }
            int[] rows = rows(surge);
            boolean isFree = Arrays.stream(rows).noneMatch(row -> touched[row]);
            Arrays.stream(rows).forEach(row -> touched[row] = true);
            if (isFree) {
                tell(surge, tightest.of(surge.element(), rows, others(surge)));
                double rest =
                        Math.min(1, surge.window().expected() / surge.window().observed());
                for (int row : rows) {
                    weights[row] *= rest;
                }
            }
        }
    }

    /** Each element once. */
    private void tell(Surge surge, Element tightestElement) {
        refused.add(surge.element());
        if (found.stream().noneMatch(told -> told.element().equals(tightestElement))) {
            found.add(surge.of(tightestElement));
        }
        refused.add(tightestElement);
    }

    /** Rows of a surge that still count. */
    private int[] rows(Surge surge) {
        return of(surge, row -> surge.window().holds(days[row]));
    }

    /** Rows of its element at other times. */
    private int[] others(Surge surge) {
        return of(surge, row -> !surge.window().holds(days[row]));
    }

    private int[] of(Surge surge, IntPredicate which) {
        return IntStream.range(0, days.length)
                .filter(row ->
                        weights[row] > 0 && which.test(row) && surge.element().holds(cells, row))
                .toArray();
    }

    /** Of the elements of a set those that surge beyond chance. */
    private List<Surge> surges(int set, Margins margins) {
        int[] attributes = sets.set(set);
        Grouping grouping = Grouping.of(cells, attributes);
        double spread = attributes.length == 1 ? margins.spread(attributes[0]) : margins.bond(attributes, grouping);
        List<Surge> surges = new ArrayList<>();
        for (Gathering events : gathered(grouping)) {
            if (!margins.isNamed(attributes, events.row())) {
                continue;
            }
            Element element = cells.element(attributes, events.row());
            if (!refused.contains(element)) {
                Surge surge = surge(set, element, events, margins, spread);
                if (surge.logChance() < logLimit) {
                    surges.add(surge);
                }
            }
        }
        return surges;
    }

    /** Of each element with enough events. */
    private Collection<Gathering> gathered(Grouping grouping) {
        double[] sums = new double[grouping.count()];
        for (int row : order) {
            sums[grouping.of(row)] += weights[row];
        }
        Map<Integer, Gathering> gathered = new HashMap<>();
        for (int row : order) {
            if (weights[row] > 0 && sums[grouping.of(row)] >= support) {
                gathered.computeIfAbsent(grouping.of(row), at -> new Gathering(row))
                        .add(days[row], weights[row]);
            }
        }
        return gathered.values();
    }

    private Surge surge(int set, Element element, Gathering events, Margins margins, double spread) {
        Course course = events.course(margins.days());
        Window window = course.best(
                element.size() == 1 ? course.ownPast(spread) : course.independent(margins.independent(element), spread),
                support);
        double gain = window.gain() - sets.cost(set);
        return new Surge(set, element, events.size(), window, gain, Excess.logChance(Math.max(0, gain)));
    }
}
