/** A cause of mart.root_cause told: the cases, who and what is behind them, the rule, and what was tried. */
package org.quanyu.pipelines.cause.explain;
