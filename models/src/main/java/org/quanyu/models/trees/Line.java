package org.quanyu.models.trees;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;

/**
 * Logistic regression with an L2 penalty (Fan et al. 2008: LIBLINEAR) on the ranks of values among the rows learnt from
 * and on which values are missing: what a line can tell, for the trees to be held against.
 */
public final class Line {

    private static final double COST = 1;
    private static final double TOLERANCE = 0.01;
    private static final int MOST_RANKS = 1_000;

    /** Rows learnt from, evenly out of all; a line has few numbers to learn. */
    private static final int MOST_ROWS = 50_000;

    private final double[][] ranks;
    private final Model model;

    private Line(double[][] ranks, Model model) {
        this.ranks = ranks;
        this.model = model;
    }

    public static Line learn(Examples all) {
        int step = (all.rows() + MOST_ROWS - 1) / MOST_ROWS;
        Examples examples = step == 1 ? all : all.where(row -> row % step == 0);
        double[][] ranks = IntStream.range(0, examples.columns())
                .mapToObj(column -> ranks(examples, column))
                .toArray(double[][]::new);
        Problem problem = new Problem();
        problem.l = examples.rows();
        problem.n = 2 * examples.columns() + 1;
        problem.x = IntStream.range(0, examples.rows())
                .mapToObj(row -> nodes(ranks, examples, row))
                .toArray(Feature[][]::new);
        problem.y = IntStream.range(0, examples.rows())
                .mapToDouble(row -> examples.isPositive(row) ? 1 : 0)
                .toArray();
        Linear.disableDebugOutput();
        return new Line(ranks, Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, TOLERANCE)));
    }

    /** The probability of each row. */
    public double[] probabilities(Examples examples) {
        int positive = model.getLabels()[0] == 1 ? 0 : 1;
        return IntStream.range(0, examples.rows())
                .mapToDouble(row -> {
                    double[] both = new double[2];
                    Linear.predictProbability(model, nodes(ranks, examples, row), both);
                    return both[positive];
                })
                .toArray();
    }

    /** Values at evenly spaced ranks of the rows that have one. */
    private static double[] ranks(Examples examples, int column) {
        double[] values = IntStream.range(0, examples.rows())
                .mapToDouble(row -> examples.value(row, column))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int count = Math.min(MOST_RANKS, values.length);
        return IntStream.range(0, count)
                .mapToDouble(at -> values[(int) ((long) at * values.length / count)])
                .distinct()
                .toArray();
    }

    private static Feature[] nodes(double[][] ranks, Examples examples, int row) {
        List<Feature> nodes = new ArrayList<>();
        for (int column = 0; column < examples.columns(); column++) {
            float value = examples.value(row, column);
            if (Float.isNaN(value)) {
                nodes.add(new FeatureNode(2 * column + 2, 1));
            } else {
                nodes.add(new FeatureNode(2 * column + 1, rank(ranks[column], value)));
            }
        }
        nodes.add(new FeatureNode(2 * examples.columns() + 1, 1));
        return nodes.toArray(Feature[]::new);
    }

    /** From -1 for the least value to 1 for the greatest. */
    private static double rank(double[] ranks, double value) {
        int found = Arrays.binarySearch(ranks, value);
        int place = found >= 0 ? found : -found - 1;
        return ranks.length < 2 ? 0 : 2.0 * Math.min(place, ranks.length - 1) / (ranks.length - 1) - 1;
    }
}
