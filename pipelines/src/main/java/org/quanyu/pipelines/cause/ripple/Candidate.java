package org.quanyu.pipelines.cause.ripple;

import org.quanyu.pipelines.cause.cell.Element;

/**
 * An element that may be a cause.
 *
 * @param set of which set of attributes
 * @param leaves that no other cause explains
 * @param gain log of the odds that it is a cause
 */
@SuppressWarnings("ArrayRecordComponent")
record Candidate(int set, Element element, int[] leaves, double gain) {}
