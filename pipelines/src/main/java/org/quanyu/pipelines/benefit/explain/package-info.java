/** A decision of a policy about one person, household or firm, told to the person at the counter. */
package org.quanyu.pipelines.benefit.explain;
