package org.quanyu.pipelines.cause.scan;

import org.quanyu.pipelines.cause.cell.Element;

/**
 * An element with what was counted in it.
 *
 * @param set of which set of attributes
 * @param observed and what was expected, in units of the table's dispersion
 * @param gain log likelihood ratio less the cost of naming it
 * @param logChance log of the probability of it in a table without causes, corrected for all that was tested
 */
record Group(int set, Element element, long support, double observed, double expected, double gain, double logChance) {}
