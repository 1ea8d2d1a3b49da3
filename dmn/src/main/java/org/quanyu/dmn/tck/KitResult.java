package org.quanyu.dmn.tck;

/**
 * What came of one expected result of the kit.
 *
 * @param model file name of the model
 * @param testCase id within its file
 * @param node the decision or service that was asked
 * @param found what was found instead, or why the model was refused; empty where it passed
 */
public record KitResult(String folder, String model, String testCase, String node, Outcome outcome, String found) {

    /** How a case ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        REFUSED
    }
}
