/** From links to entities: connected components, and their division where they contradict themselves. */
package org.quanyu.pipelines.fuse.cluster;
