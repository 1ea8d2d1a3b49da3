package org.quanyu.pipelines.event.assignment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** The pool of assignment rules: mined from two years of handling but the last months, on which they are tried. */
public final class MineAssignmentRules implements Step {

    private static final Contract EVENT = Contract.of("gold.event");
    private static final Contract RULE = Contract.of("mart.assignment_rule");
    private static final Contract MONTH = Contract.of("mart.assignment_month");
    private static final Contract CONFLICT = Contract.of("mart.assignment_conflict");
    private static final Contract CONTESTED = Contract.of("mart.contested_item");

    private static final int MONTHS_OF_HISTORY = 24;
    private static final int MONTHS_OF_TRIAL = 2;
    private static final String ZONE = "Asia/Shanghai";

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("mine-assignment-rules").looksInto(EVENT).writes(RULE, MONTH, CONFLICT, CONTESTED);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        LocalDate trial = context.asOf().withDayOfMonth(1).minusMonths(MONTHS_OF_TRIAL);
        Dataset<Row> events = in.table(EVENT)
                .where(col("requested_at")
                        .geq(lit(trial.minusMonths(MONTHS_OF_HISTORY)).cast("timestamp")));
        Scratch scratch = Scratch.of(context.spark());
        try {
            Dataset<Row> handled = scratch.keep("handled", Handled.of(events, ZONE));
            Dataset<Row> earlier = handled.where(col(Handled.MONTH).lt(lit(trial)));
            Dataset<Row> later = handled.where(col(Handled.MONTH).geq(lit(trial)));
            Dataset<Row> rules = scratch.keep("rules", AssignmentRules.mined(earlier));
            Dataset<Row> fitting = scratch.keep("fitting", AssignmentRules.fitting(later, rules));
            RuleTrial tried = new RuleTrial(later, fitting);
            Dataset<Row> pool = scratch.keep("tried", tried.rules(rules));
            return Outputs.outputs()
                    .replace(RULE, pool)
                    .replace(MONTH, tried.months())
                    .replace(CONFLICT, tried.conflicts())
                    .replace(CONTESTED, ContestedItems.of(events))
                    .delivered(pool::count)
                    .afterwards(scratch::close);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }
}
