/** What counts beyond the expected are worth: likelihood ratios, chances, spreads and intervals. */
package org.quanyu.pipelines.cause.statistic;
