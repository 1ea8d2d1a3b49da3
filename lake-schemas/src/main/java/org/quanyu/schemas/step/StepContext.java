package org.quanyu.schemas.step;

import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;

/** What surrounds a step: the session, the logical date and the run. There is no clock in here. */
public interface StepContext {

    SparkSession spark();

    /** The logical date of the run. */
    LocalDate asOf();

    /** Identifies the run; runs sort by it in the order they were started. */
    String runId();

    RunMode mode();

    /** A line for the person who watches the run, and for the summary at its end. */
    void notice(Notice notice);
}
