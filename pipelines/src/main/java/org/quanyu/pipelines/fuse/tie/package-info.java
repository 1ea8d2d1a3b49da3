/** How people, firms, addresses and events hang together, by the records that say so. */
package org.quanyu.pipelines.fuse.tie;
