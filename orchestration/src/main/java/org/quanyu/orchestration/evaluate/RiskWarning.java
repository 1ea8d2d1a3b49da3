package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.row_number;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/**
 * Warnings about firms against what became of them. Best is the order by the true hazard, drawn from by the generator: that of
 * the month after the scored one, in which the hidden state of firms is as they are scored. What departments deliver does not
 * tell that state, so that no forecast reaches it.
 *
 * @param risk as it is told
 * @param target name of the risk in {@code mart.risk_score}
 * @param hazard column of {@code truth/firm_month} with the true probability of the month
 * @param label column with the outcome within the horizon
 */
record RiskWarning(String risk, String target, String hazard, String label) implements Evaluation {

    /** Firms that are visited in a month. */
    private static final int CAPACITY = 100;

    @Override
    public List<String> reads() {
        return List.of("mart.risk_score", "gold.firm");
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        Dataset<Row> known = known(truth.table(spark, "firm_month"));
        Dataset<Row> scored = isThere ? scored(spark, truth, known) : known.limit(0);
        boolean isScored = isThere && !scored.isEmpty();
        Dataset<Row> compared =
                isScored ? scored.persist() : known.where(col("oracle").gt(0));
        RankQuality oracle = RankQuality.of(ranked(compared, "oracle"));
        if (oracle.positives() == 0 || oracle.positives() == oracle.cases()) {
            return List.of(new Score(
                    risk,
                    "",
                    null,
                    null,
                    oracle.cases(),
                    "too short a time or too few firms: %d of %d firm-months positive"
                            .formatted(oracle.positives(), oracle.cases())));
        }
        return isScored ? compared(compared, oracle) : alone(oracle);
    }

    private List<Score> alone(RankQuality oracle) {
        String note = "%d of %d firm-months positive; no month of mart.risk_score whose outcome is known"
                .formatted(oracle.positives(), oracle.cases());
        return List.of(
                new Score(risk, "area under the curve", null, oracle.areaUnderCurve(), oracle.cases(), note),
                new Score(risk, "average precision", null, oracle.averagePrecision(), oracle.cases(), note));
    }

    private List<Score> compared(Dataset<Row> scored, RankQuality oracle) {
        RankQuality lake = RankQuality.of(ranked(scored, "probability"));
        String note = "%d of %d scored firm-months positive".formatted(oracle.positives(), oracle.cases());
        return List.of(
                new Score(
                        risk,
                        "area under the curve",
                        lake.areaUnderCurve(),
                        oracle.areaUnderCurve(),
                        oracle.cases(),
                        note),
                new Score(
                        risk,
                        "average precision",
                        lake.averagePrecision(),
                        oracle.averagePrecision(),
                        oracle.cases(),
                        note),
                new Score(
                        risk,
                        "precision among " + CAPACITY + " a month",
                        atCapacity(scored, "probability"),
                        atCapacity(scored, "oracle"),
                        oracle.cases(),
                        note));
    }

    /** {@code firm}, {@code month} as {@code yyyy-MM}, {@code oracle}, {@code label} of months whose outcome is known. */
    private Dataset<Row> known(Dataset<Row> truth) {
        return truth.withColumn(
                        "oracle",
                        lead(col(hazard).cast("double"), 1)
                                .over(Window.partitionBy("firm").orderBy("month")))
                .where(col(label).isNotNull())
                .select(
                        col("firm"),
                        col("month"),
                        col("oracle"),
                        col(label).equalTo(1).as("label"));
    }

    /** The truth of scored firms, by credit code, with the lake's {@code probability}. */
    private Dataset<Row> scored(SparkSession spark, Truth truth, Dataset<Row> known) {
        Dataset<Row> firms = truth.table(spark, "firm")
                .join(spark.table("gold.firm").where(col("registered")).select("firm_id", "credit_code"), "credit_code")
                .select("firm", "firm_id");
        Dataset<Row> scores = spark.table("mart.risk_score")
                .where(col("target").equalTo(target))
                .select(col("firm_id"), date_format(col("month"), "yyyy-MM").as("month"), col("probability"));
        return scores.join(firms, "firm_id")
                .join(known, new String[] {"firm", "month"})
                .na()
                .fill(0, new String[] {"oracle"});
    }

    private static Dataset<Row> ranked(Dataset<Row> rows, String score) {
        return rows.select(col(score).as("score"), col("label"));
    }

    private static double atCapacity(Dataset<Row> rows, String score) {
        return rows.withColumn(
                        "place",
                        row_number()
                                .over(Window.partitionBy("month")
                                        .orderBy(col(score).desc(), col("firm"))))
                .where(col("place").leq(CAPACITY))
                .agg(avg(col("label").cast("int")))
                .first()
                .getDouble(0);
    }
}
