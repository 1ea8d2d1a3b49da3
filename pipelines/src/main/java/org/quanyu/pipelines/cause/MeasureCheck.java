package org.quanyu.pipelines.cause;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.question.CauseQuestion;
import org.quanyu.pipelines.cause.question.Measure;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Whether a measure has anything to explain. */
final class MeasureCheck {

    /** Of fewer, the same weekday comes too seldom. */
    private static final int FEWEST_DAYS = 28;

    private final CauseQuestion question;
    private final String input;

    MeasureCheck(CauseQuestion question, String input) {
        this.question = question;
        this.input = input;
    }

    Cells checked(Cells cells) {
        if (cells.size() == 0) {
            throw new LakeException(
                    FailureCode.CAUSES_INPUT,
                    input + " has no row with a number" + (isTimed() ? " in either window" : ""),
                    "check the file, the measure and the windows of the question");
        }
        if (isTimed()) {
            requireWindow(cells, 1, "now");
            requireWindow(cells, 0, "before");
        }
        if (question.measure() instanceof Measure.Surges) {
            requireDays(cells);
            requireNoneNegative(cells.numbers()[0], cells.numbers()[0]);
        } else if (question.measure() instanceof Measure.Leaves) {
            requireDeviation(cells);
        } else {
            requireCounts(cells);
        }
        return cells;
    }

    private void requireNoneNegative(double[] value, double[] per) {
        for (int row = 0; row < value.length; row++) {
            if (value[row] < 0 || per[row] < 0) {
                throw new LakeException(
                        FailureCode.CAUSES_MEASURE,
                        "in " + input + " a measure is " + value[row] + " per " + per[row],
                        "name a measure that is never negative, for example greatest(0, …)");
            }
        }
    }

    private boolean isTimed() {
        return question.measure() instanceof Measure.Windows;
    }

    private void requireWindow(Cells cells, int window, String name) {
        if (Arrays.stream(cells.numbers()[2]).noneMatch(isNow -> isNow == window)) {
            throw new LakeException(
                    FailureCode.CAUSES_INPUT,
                    input + " has no row in the window \"" + name + "\"",
                    "check its condition against the times in the file");
        }
    }

    private void requireDeviation(Cells cells) {
        if (Arrays.equals(cells.numbers()[0], cells.numbers()[1])) {
            throw new LakeException(
                    FailureCode.CAUSES_MEASURE,
                    "in " + input + " every actual value is as forecast: there is nothing to explain",
                    "check the columns of measure and forecast");
        }
    }

    private void requireDays(Cells cells) {
        double first = Arrays.stream(cells.numbers()[1]).min().orElse(0);
        double last = Arrays.stream(cells.numbers()[1]).max().orElse(0);
        if (last - first < FEWEST_DAYS) {
            throw new LakeException(
                    FailureCode.CAUSES_MEASURE,
                    input + " is of " + (long) (last - first + 1) + " days: that tells nothing of what is usual",
                    "give at least " + FEWEST_DAYS + " days, or check the day of the question");
        }
    }

    private void requireCounts(Cells cells) {
        double[] value = cells.numbers()[0];
        double[] per = cells.numbers()[1];
        requireNoneNegative(value, per);
        boolean isTotal = question.measure() instanceof Measure.Windows windows
                && windows.per().isEmpty();
        boolean isConstant =
                IntStream.range(1, value.length).allMatch(row -> value[row] * per[0] == value[0] * per[row]);
        if ((isConstant && !isTotal)
                || Arrays.stream(value).sum() == 0
                || Arrays.stream(per).sum() == 0) {
            throw new LakeException(
                    FailureCode.CAUSES_MEASURE,
                    "in " + input + " the measure is the same everywhere: there is nothing to explain",
                    "check the column of the measure");
        }
    }
}
