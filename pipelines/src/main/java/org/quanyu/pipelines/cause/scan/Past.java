package org.quanyu.pipelines.cause.scan;

import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.Cells;

/**
 * How the window before went.
 *
 * @param dispersion variance over mean of the values of single attributes from one point in time to the next, at least 1
 * @param pointsNow points in time of the window that is asked about
 * @param pointsBefore points in time of the window before
 */
record Past(boolean isRate, double dispersion, int pointsNow, int pointsBefore) {

    /** Fewer are expected of a value at a point in time: it says nothing of the dispersion. */
    private static final double LEAST_VARIANCE = 1;

    /** Fewer residuals say nothing of the dispersion. */
    private static final int LEAST_RESIDUALS = 6;

    static Past of(Cells cells, int[][] ladders, int each, WindowCauses.Rate rate) {
        boolean isRate = rate == WindowCauses.Rate.SHARE_OR_MEAN;
        double squares = 0;
        int freedom = 0;
        for (int[] ladder : ladders) {
            for (int attribute : ladder) {
                Residuals residuals = new Residuals(cells, attribute, each, isRate);
                if (residuals.count >= LEAST_RESIDUALS && residuals.freedom > 0) {
                    // every attribute counts as much as it has residuals
                    squares += residuals.squares / residuals.freedom * residuals.count;
                    freedom += residuals.count;
                }
            }
        }
        return new Past(
                isRate,
                freedom == 0 ? 1 : Math.max(1, squares / freedom),
                Math.max(1, points(cells, each, 1)),
                Math.max(1, points(cells, each, 0)));
    }

    private static int points(Cells cells, int each, int window) {
        return (int) IntStream.range(0, cells.size())
                .filter(row -> cells.numbers()[2][row] == window)
                .map(row -> cells.codes()[each][row])
                .distinct()
                .count();
    }

    /** Squared standardised residuals of the values of an attribute at the points in time of the window before. */
    private static final class Residuals {
        private double squares;
        private int count;
        private int freedom;

        Residuals(Cells cells, int attribute, int each, boolean isRate) {
            int points = cells.values(each);
            int values = cells.values(attribute);
            if ((double) points * values > 1 << 24) {
                return;
            }
            double[] value = new double[points * values];
            double[] per = new double[points * values];
            boolean[] isPast = new boolean[points];
            for (int row = 0; row < cells.size(); row++) {
                if (cells.numbers()[2][row] == 0) {
                    int point = cells.codes()[each][row];
                    int at = cells.codes()[attribute][row] * points + point;
                    value[at] += cells.numbers()[0][row];
                    per[at] += cells.numbers()[1][row];
                    isPast[point] = true;
                }
            }
            for (int of = 0; of < values; of++) {
                add(value, per, isPast, of, isRate);
            }
        }

        private void add(double[] value, double[] per, boolean[] isPast, int of, boolean isRate) {
            int points = isPast.length;
            double all = 0;
            double allPer = 0;
            for (int point = 0; point < points; point++) {
                all += value[of * points + point];
                allPer += isRate ? per[of * points + point] : isPast[point] ? 1 : 0;
            }
            double rate = all / allPer;
            int before = count;
            for (int point = 0; point < points; point++) {
                double trials = isRate ? per[of * points + point] : isPast[point] ? 1 : 0;
                double variance = trials * rate * (isRate && rate < 1 ? 1 - rate : 1);
                if (variance >= LEAST_VARIANCE) {
                    double residual = value[of * points + point] - trials * rate;
                    squares += residual * residual / variance;
                    count++;
                }
            }
            freedom += count > before ? count - before - 1 : 0;
        }
    }
}
