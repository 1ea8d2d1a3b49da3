package org.quanyu.pipelines.benefit.openfisca;

/**
 * What came of one case.
 *
 * @param file its file, below the folder of the cases
 * @param name its name, or that of its line
 * @param policy that decided it; empty where no mapping covers it
 * @param found what was found instead, or which variables no mapping covers; empty where it passed
 */
public record OpenFiscaResult(String file, String name, String policy, Outcome outcome, String found) {

    /** Whether a case holds. */
    public enum Outcome {
        PASSED,
        FAILED,
        NOT_COVERED
    }
}
