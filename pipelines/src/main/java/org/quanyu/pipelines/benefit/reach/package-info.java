/** Whom benefits reach and whom they miss, by where people live, how old they are and what they learned. */
package org.quanyu.pipelines.benefit.reach;
