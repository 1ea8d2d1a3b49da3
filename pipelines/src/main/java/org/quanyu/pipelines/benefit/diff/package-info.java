/** Two runs of matching beside each other: what changed, and why. */
package org.quanyu.pipelines.benefit.diff;
