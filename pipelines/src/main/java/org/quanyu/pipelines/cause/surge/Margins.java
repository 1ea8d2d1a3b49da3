package org.quanyu.pipelines.cause.surge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;
import org.quanyu.pipelines.cause.cell.Grouping;
import org.quanyu.pipelines.cause.statistic.Spread;

/** What is usual of values and of their combinations, by all events that no surge explains. */
final class Margins {

    /** Of a table's days, to learn how much values vary anyway. */
    private static final int PARTS = 12;

    private final Cells cells;
    private final int[] days;
    private final double[] weights;
    private final Days all;
    private final int half;
    private final double events;
    private final double eventsBefore;
    private final double[][] totals;
    private final double[][] before;
    private final double[] spreads;

    /**
     * @param widest attributes of which each has all events
     * @param days of each event, from 0
     * @param weights how much each counts
     * @param span number of days
     */
    Margins(Cells cells, int[] widest, int[] days, double[] weights, int span) {
        this.cells = cells;
        this.days = days;
        this.weights = weights;
        all = Days.of(cells, widest, days, weights, span);
        int[] part = parts(span);
        half = IntStream.range(0, span)
                .filter(day -> part[day] >= PARTS / 2)
                .findFirst()
                .orElse(span);
        events = Arrays.stream(weights).sum();
        eventsBefore = IntStream.range(0, days.length)
                .filter(row -> days[row] < half)
                .mapToDouble(row -> weights[row])
                .sum();
        totals = new double[cells.width()][];
        before = new double[cells.width()][];
        spreads = new double[cells.width()];
        for (int attribute = 0; attribute < totals.length; attribute++) {
            measure(attribute, part);
        }
    }

    /** Days in parts with about as many usual events each. */
    private int[] parts(int span) {
        return IntStream.range(0, span)
                .map(day -> (int) Math.min(PARTS - 1, Math.floor(all.share(0, day) * PARTS)))
                .toArray();
    }

    private void measure(int attribute, int[] part) {
        totals[attribute] = new double[cells.values(attribute)];
        before[attribute] = new double[cells.values(attribute)];
        double[][] inPart = new double[cells.values(attribute)][PARTS];
        int[] codes = cells.codes()[attribute];
        for (int row = 0; row < codes.length; row++) {
            totals[attribute][codes[row]] += weights[row];
            before[attribute][codes[row]] += days[row] < half ? weights[row] : 0;
            inPart[codes[row]][part[days[row]]] += weights[row];
        }
        spreads[attribute] = spread(attribute, inPart, part);
    }

    private double spread(int attribute, double[][] inPart, int[] part) {
        double[] shares = new double[PARTS];
        for (int day = 0; day < part.length; day++) {
            shares[part[day]] += all.share(day, day);
        }
        List<double[]> pairs = new ArrayList<>();
        for (int value = 0; value < inPart.length; value++) {
            for (int at = 0; at < PARTS && value != missing(attribute); at++) {
                double usual = totals[attribute][value] * shares[at];
                if (usual >= Spread.LEAST_EXPECTED) {
                    pairs.add(new double[] {inPart[value][at], usual});
                }
            }
        }
        return Spread.of(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    private int missing(int attribute) {
        return cells.attributes().get(attribute).missing();
    }

    /** Which days have how many of the usual events. */
    Days days() {
        return all;
    }

    /** Relative variance, from one part of the time to another, of what values of an attribute have. */
    double spread(int attribute) {
        return spreads[attribute];
    }

    /** Events of an element as if its values were independent. */
    double independent(Element element) {
        int[] attributes = element.attributes();
        double expected = events;
        for (int at = 0; at < attributes.length; at++) {
            expected *= totals[attributes[at]][element.values()[at]] / events;
        }
        return expected;
    }

    /**
     * How much values of some attributes belong together at all times, as a relative variance: by how much the events that
     * combinations have in the first half of the time and in the second go together beyond independence. No surge within
     * one half counts.
     *
     * @param grouping of these attributes
     */
    double bond(int[] attributes, Grouping grouping) {
        double[] first = new double[grouping.count()];
        double[] second = new double[grouping.count()];
        for (int row = 0; row < days.length; row++) {
            if (isNamed(attributes, row)) {
                (days[row] < half ? first : second)[grouping.of(row)] += weights[row];
            }
        }
        double together = IntStream.range(0, first.length)
                .mapToDouble(at -> first[at] * second[at])
                .sum();
        double independent = eventsBefore * (events - eventsBefore);
        for (int attribute : attributes) {
            independent *= alike(attribute);
        }
        return Math.max(0, (together + 1) / (independent + 1) - 1);
    }

    boolean isNamed(int[] attributes, int row) {
        return Arrays.stream(attributes).noneMatch(attribute -> cells.codes()[attribute][row] == missing(attribute));
    }

    /** How likely an event of each half have the same value. */
    private double alike(int attribute) {
        return IntStream.range(0, totals[attribute].length)
                .filter(value -> value != missing(attribute))
                .mapToDouble(value -> before[attribute][value]
                        / eventsBefore
                        * (totals[attribute][value] - before[attribute][value])
                        / (events - eventsBefore))
                .sum();
    }
}
