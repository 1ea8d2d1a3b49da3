/** One record for each entity, of the values that survive, with where each comes from. */
package org.quanyu.pipelines.fuse.golden;
