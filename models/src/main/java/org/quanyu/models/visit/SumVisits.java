package org.quanyu.models.visit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** What the visits of each list found, and what they tell of the firms that were not visited ({@link VisitEstimates}). */
public final class SumVisits implements Step {

    private static final Contract VISIT_LIST = Contract.of("mart.visit_list");
    private static final Contract FEEDBACK = Contract.of("ops.feedback");
    private static final Contract VISIT_RESULT = Contract.of("mart.visit_result");

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("sum-visits")
                .looksInto(VISIT_LIST, FEEDBACK)
                .writes(VISIT_RESULT);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> results = VisitEstimates.of(counted(in)).persist();
        return Outputs.outputs().replace(VISIT_RESULT, results).delivered(results::count);
    }

    /** Counts, and the sums over visits that estimates are made from: of one over the chance ({@code a}), and of its square. */
    private static Dataset<Row> counted(Inputs in) {
        Dataset<Row> found = in.table(FEEDBACK)
                .select(col("target"), col("firm_id"), col("list_month").as("month"), col("outcome"));
        Column isConfirmed = col("outcome").equalTo("confirmed");
        Column isKnown = isConfirmed.or(col("outcome").equalTo("not_confirmed"));
        Column inverse = lit(1).divide(col("chance"));
        Column square = inverse.multiply(inverse);
        return in.table(VISIT_LIST)
                .join(found, new String[] {"target", "month", "firm_id"}, "left")
                .groupBy("target", "month", "kind")
                .agg(
                        count(lit(1)).as("listed"),
                        sum(inverse).as("firms"),
                        count_if(isKnown).as("visited"),
                        count_if(col("outcome").equalTo("not_found")).as("not_found"),
                        count_if(isConfirmed).as("confirmed"),
                        sum(when(isKnown, inverse)).as("a"),
                        sum(when(isKnown, square)).as("a2"),
                        sum(when(isKnown, inverse.multiply(isConfirmed.cast("int"))))
                                .as("ay"),
                        sum(when(isKnown, square.multiply(isConfirmed.cast("int"))))
                                .as("a2y"),
                        sum(when(isKnown, inverse.multiply(col("probability")))).as("ap"));
    }
}
