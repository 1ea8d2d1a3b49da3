/** Which records are compared, and on which levels each pair of them agrees. */
package org.quanyu.pipelines.fuse.pair;
