package org.quanyu.models.train;

import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.Month;

/**
 * Rows that were foretold without having been learnt from: a fold of a table or a month of a panel.
 *
 * @param name of the part
 * @param rows foretold
 * @param learnt rows learnt from
 * @param learntTo the last month learnt from, as {@code yyyy-MM}; empty of tables
 * @param trees probabilities of the rows by the trees
 * @param line by the logistic regression
 */
@SuppressWarnings("ArrayRecordComponent")
public record Judged(String name, Examples rows, int learnt, String learntTo, double[] trees, double[] line) {

    static Judged of(String name, Examples learnt, Examples rows, Foretelling foretelling) {
        int last = IntStream.of(learnt.months()).max().orElse(0);
        return new Judged(
                name,
                rows,
                learnt.rows(),
                last == 0 ? "" : Month.text(last),
                foretelling.trees().probabilities(rows),
                foretelling.line().probabilities(rows));
    }

    /** Points of the officers' rule. */
    public double[] rule() {
        return rows.points();
    }
}
