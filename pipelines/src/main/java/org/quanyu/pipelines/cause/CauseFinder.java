package org.quanyu.pipelines.cause;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.question.CauseQuestion;
import org.quanyu.pipelines.cause.question.Measure;
import org.quanyu.pipelines.cause.ripple.LeafCauses;
import org.quanyu.pipelines.cause.scan.EventCauses;
import org.quanyu.pipelines.cause.scan.WindowCauses;
import org.quanyu.pipelines.cause.surge.SurgeCauses;

/** Answers a question for causes from a table. */
public final class CauseFinder {

    private CauseFinder() {}

    /**
     * @param rows the table
     * @param input its name, for messages
     * @throws org.quanyu.schemas.failure.LakeException {@code CAUSES_INPUT} where the table does not fit the question,
     *     {@code CAUSES_LADDER} where a value has two parents, {@code CAUSES_MEASURE} where the measure is constant,
     *     negative or no number, {@code CAUSES_TOO_LARGE} where the table does not fit into memory
     */
    public static CausesFound find(CauseQuestion question, Dataset<Row> rows, String input) {
        CauseTable table = CauseTable.read(question, rows, input);
        double[][] numbers = table.cells().numbers();
        boolean isTimed = question.measure() instanceof Measure.Windows;
        double observed = IntStream.range(0, table.cells().size())
                .filter(row -> !isTimed || numbers[2][row] == 1)
                .mapToDouble(row -> numbers[0][row])
                .sum();
        return new CausesFound(table.cells().size(), observed, causes(question, table), table.warnings());
    }

    private static List<Cause> causes(CauseQuestion question, CauseTable table) {
        Cells cells = table.cells();
        CauseQuestion.Answers answers = question.answers();
        if (table.ladders().length == 0) {
            return List.of();
        }
        if (question.measure() instanceof Measure.Leaves) {
            return LeafCauses.find(cells, table.ladders(), question.combinations(), answers.most());
        }
        if (question.measure() instanceof Measure.Windows windows) {
            return WindowCauses.find(
                    cells,
                    table.ladders(),
                    question.combinations(),
                    cells.width() - 1,
                    windows.per().isPresent() ? WindowCauses.Rate.SHARE_OR_MEAN : WindowCauses.Rate.TOTAL,
                    new WindowCauses.Told(answers.least(), answers.most(), answers.significance()));
        }
        if (question.measure() instanceof Measure.Surges) {
            return SurgeCauses.find(
                    cells,
                    table.ladders(),
                    question.combinations(),
                    question.support(),
                    answers.significance(),
                    answers.most());
        }
        return EventCauses.find(
                cells,
                table.ladders(),
                question.combinations(),
                question.support(),
                answers.significance(),
                answers.most());
    }
}
