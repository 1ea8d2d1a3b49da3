package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.Expressions;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/** How much speaks for two events being about one matter: the bits of their texts and of further evidence. */
final class PairStrengths {

    static final String STRENGTH = "strength";

    private PairStrengths() {}

    /**
     * The pairs with {@code strength}: bits above the threshold.
     *
     * @param pairs {@code left_record}, {@code right_record}
     * @param events {@link ComparableEvents}, with those of the pairs
     * @param eventCount not less than there are events
     */
    static Dataset<Row> of(MatterDefinition definition, Dataset<Row> pairs, Dataset<Row> events, long eventCount) {
        Dataset<Row> looked = Scratch.lookup(events, eventCount);
        return pairs.join(looked.as("l"), expr("l.record = left_record"))
                .join(looked.as("r"), expr("r.record = right_record"))
                .select(
                        col(Meetings.LEFT),
                        col(Meetings.RIGHT),
                        bits(definition).as(STRENGTH));
    }

    private static Column bits(MatterDefinition definition) {
        Column sum = Expressions.call(TextEvidence.class, "bits", DataTypes.DoubleType, col("l.terms"), col("r.terms"))
                .minus(definition.threshold());
        for (MatterDefinition.Evidence evidence : definition.evidence()) {
            Column holds = coalesce(expr(evidence.when().sql()).cast(DataTypes.BooleanType), lit(false));
            sum = sum.plus(when(holds, evidence.bits()).otherwise(0.0));
        }
        return sum;
    }
}
