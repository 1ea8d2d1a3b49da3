package org.quanyu.pipelines.benefit.openfisca;

/**
 * What came of one case.
 *
 * @param file its file, below the folder of the cases
 * @param name its name, or that of its line
 * @param policy whose mapping covers it; empty where none does
 * @param found what was found instead, which variables no mapping covers, or where and why it was refused; empty where it passed
 */
public record OpenFiscaResult(String file, String name, String policy, Outcome outcome, String found) {

    /** Whether a case holds. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** It is no case, or says something of which the mapping does not tell what it means. */
        REFUSED,
        NOT_COVERED
    }
}
