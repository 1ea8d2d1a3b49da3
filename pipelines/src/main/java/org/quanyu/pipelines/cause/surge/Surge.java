package org.quanyu.pipelines.cause.surge;

import org.quanyu.pipelines.cause.cell.Element;

/**
 * An element with the window in which it had more events than usual.
 *
 * @param set of which set of attributes
 * @param gain log likelihood ratio less the cost of naming element and window
 * @param logChance log of the probability of it in a table without surges, corrected for all that was tested
 */
record Surge(int set, Element element, int support, Window window, double gain, double logChance) {

    /** The same, said of a tighter element that nearly all of its events are of. */
    Surge of(Element tighter) {
        return new Surge(set, tighter, support, window, gain, logChance);
    }

    /** What was observed beyond the usual. */
    double excess() {
        return window.observed() - window.expected();
    }
}
