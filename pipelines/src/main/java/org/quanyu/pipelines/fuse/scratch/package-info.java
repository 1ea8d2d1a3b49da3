/** What a fusion keeps between its stages. */
package org.quanyu.pipelines.fuse.scratch;
