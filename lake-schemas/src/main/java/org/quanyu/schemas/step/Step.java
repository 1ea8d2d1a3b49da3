package org.quanyu.schemas.step;

/** One piece of a run: turns the tables it declares to read into the tables it declares to write. */
public interface Step {

    /** What the step reads and writes; run order, job, lineage and docs are derived from it. */
    StepDeclaration declaration();

    Outputs run(Inputs in, StepContext context);
}
