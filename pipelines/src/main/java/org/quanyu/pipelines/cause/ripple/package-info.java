/** Causes in tables of leaves with an actual and a forecast value, all of which deviate alike below a cause. */
package org.quanyu.pipelines.cause.ripple;
