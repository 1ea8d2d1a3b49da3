package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Warnings about firms against what became of them. The best possible ranking is that by the true hazard of the month
 * ahead, drawn from by the generator: no list that is made before the outcome ranks better on average.
 *
 * @param hazard column of {@code truth/firm_month} with the true probability of the month
 * @param label column with the outcome within the horizon
 */
record RiskWarning(String risk, String hazard, String label) implements Evaluation {

    @Override
    public List<String> reads() {
        return List.of("mart.risk_score");
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        RankQuality oracle = RankQuality.of(truth.table(spark, "firm_month")
                .where(col(hazard).gt(0).and(col(label).isNotNull()))
                .select(
                        col(hazard).cast("double").as("score"),
                        col(label).equalTo(1).as("label")));
        String note = "%d of %d firm-months positive; no step writes mart.risk_score yet"
                .formatted(oracle.positives(), oracle.cases());
        if (oracle.positives() == 0 || oracle.positives() == oracle.cases()) {
            return List.of(
                    new Score(risk, "", null, null, oracle.cases(), "too short a time or too few firms: " + note));
        }
        return List.of(
                new Score(risk, "area under the curve", null, oracle.areaUnderCurve(), oracle.cases(), note),
                new Score(risk, "average precision", null, oracle.averagePrecision(), oracle.cases(), note));
    }
}
