/** The facts that benefits ask for: whom records are about, what they tell on a day, and where they contradict each other. */
package org.quanyu.pipelines.benefit.fact;
