/** A new or changed policy tried on the population: who gains, who loses, what it costs. */
package org.quanyu.pipelines.benefit.simulate;
