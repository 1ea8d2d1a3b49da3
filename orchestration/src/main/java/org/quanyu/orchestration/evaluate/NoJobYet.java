package org.quanyu.orchestration.evaluate;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Stands for a job that the lake does not do yet. */
record NoJobYet(String job, String table) implements Evaluation {

    @Override
    public List<String> reads() {
        return List.of(table);
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        return List.of(new Score(job, "", null, null, 0, "no step writes " + table + " yet"));
    }
}
