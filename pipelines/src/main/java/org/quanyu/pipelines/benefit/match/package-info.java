/** Policies matched with the facts of all people, households and firms, a block of rows at a time. */
package org.quanyu.pipelines.benefit.match;
