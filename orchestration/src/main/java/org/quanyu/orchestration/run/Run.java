package org.quanyu.orchestration.run;

import java.time.LocalDate;
import org.quanyu.schemas.step.RunMode;

/**
 * One run of a job.
 *
 * @param runId sorts in the order in which runs began, for example {@code r00012-20261121}
 * @param fingerprint of what the run was told to do: the definitions it follows
 */
public record Run(String runId, String job, LocalDate asOf, RunMode mode, String fingerprint, String status) {

    /** The branch that the run writes to, in every table it touches. */
    public String branch() {
        return "run_" + runId;
    }

    /** The tag that the published snapshots carry. */
    public String tag() {
        return runId;
    }
}
