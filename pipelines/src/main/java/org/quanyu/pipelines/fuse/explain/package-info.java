/** What people read about a fusion: how good it is, and why records belong together. */
package org.quanyu.pipelines.fuse.explain;
