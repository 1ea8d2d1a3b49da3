package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Of the entities that an event or a party may mean the one that fits best; none where several do. */
final class OnlyBest {

    private OnlyBest() {}

    /**
     * @param candidates {@code event_id}, {@code entity_id} and what the fit is made from
     * @param fit the greater, the better; null for none
     * @return the candidates that are left, one per event
     */
    static Dataset<Row> of(Dataset<Row> candidates, Column fit) {
        return of(candidates, fit, "event_id");
    }

    /** As {@link #of(Dataset, Column)}, for what another column names. */
    static Dataset<Row> of(Dataset<Row> candidates, Column fit, String subject) {
        Dataset<Row> best = candidates
                .withColumn("_fit", fit)
                .where(col("_fit").isNotNull())
                .dropDuplicates(subject, "entity_id", "_fit")
                .withColumn("_best", max("_fit").over(Window.partitionBy(subject)))
                .where(col("_fit").equalTo(col("_best")));
        return best.withColumn("_rivals", size(collect_set("entity_id").over(Window.partitionBy(subject))))
                .where(col("_rivals").equalTo(1))
                .drop("_fit", "_best", "_rivals");
    }
}
