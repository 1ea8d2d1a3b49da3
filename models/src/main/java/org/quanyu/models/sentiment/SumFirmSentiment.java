package org.quanyu.models.sentiment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** How posts speak of each firm, by the month in which they had arrived. */
public final class SumFirmSentiment implements Step {

    private static final Contract FIRM_POST = Contract.of("mart.firm_post");
    private static final Contract FIRM_SENTIMENT = Contract.of("mart.firm_sentiment");

    private static final String ZONE = "Asia/Shanghai";

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("sum-firm-sentiment").looksInto(FIRM_POST).writes(FIRM_SENTIMENT);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> posts = in.table(FIRM_POST)
                .where(col("firm_id").isNotNull())
                .withColumn("month", trunc(col("arrived_on"), "month"));
        Dataset<Row> months = months(posts).persist();
        return Outputs.outputs().replace(FIRM_SENTIMENT, months).delivered(posts::count);
    }

    private static Dataset<Row> months(Dataset<Row> posts) {
        Column isNegative = col("sentiment").equalTo(Tone.NEGATIVE.word());
        Column isPositive = col("sentiment").equalTo(Tone.POSITIVE.word());
        Column writtenIn = trunc(expr("from_utc_timestamp(posted_at, '" + ZONE + "')"), "month");
        Dataset<Row> byTopic = posts.groupBy("firm_id", "month", "topic")
                .agg(
                        count(lit(1)).as("posts"),
                        count_if(isNegative).as("negative"),
                        count_if(isPositive).as("positive"),
                        sum("score").as("score"),
                        count("score").as("scored"),
                        count_if(writtenIn.lt(col("month"))).as("late"),
                        min("posted_at").as("first"),
                        max("posted_at").as("last"));
        return byTopic.groupBy("firm_id", "month")
                .agg(
                        sum("posts").as("posts"),
                        sum("negative").as("negative_posts"),
                        sum("positive").as("positive_posts"),
                        round(sum("score").divide(sum("scored")), 9).as("mean_score"),
                        topics("posts").as("topics"),
                        topics("negative").as("negative_topics"),
                        sum("late").as("posts_of_earlier_months"),
                        min("first").as("first_posted_at"),
                        max("last").as("last_posted_at"),
                        sum("posts").as(Contract.MERGED_RECORDS));
    }

    /** Topics that occur, in their order. */
    private static Column topics(String counted) {
        return expr(("map_from_entries(array_sort(collect_list("
                        + "CASE WHEN topic IS NOT NULL AND %1$s > 0 THEN struct(topic, %1$s) END)))")
                .formatted(counted));
    }
}
