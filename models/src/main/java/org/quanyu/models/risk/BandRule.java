package org.quanyu.models.risk;

/** From which probability on a row is in a band. */
public sealed interface BandRule {

    /** From a stated probability on. */
    record AtLeast(double probability) implements BandRule {}

    /**
     * Where the F-measure is greatest over rows that the trees had not seen (van Rijsbergen 1979).
     *
     * @param weight how many times reach counts as much as precision
     */
    record Best(double weight) implements BandRule {}
}
