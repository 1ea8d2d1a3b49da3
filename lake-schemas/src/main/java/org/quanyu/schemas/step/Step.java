package org.quanyu.schemas.step;

import org.apache.spark.sql.SparkSession;

/** One piece of a run: turns the tables it declares to read into the tables it declares to write. */
public interface Step {

    /** What the step reads and writes; run order, job, lineage and docs are derived from it. */
    StepDeclaration declaration();

    /**
     * Holds what people declared for the step against the functions of a session, before anything runs.
     *
     * @throws org.quanyu.schemas.failure.LakeException where it cannot work, with the place where it is declared
     */
    default void check(SparkSession spark) {}

    Outputs run(Inputs in, StepContext context);
}
