/** Entities that last: ids that stay with them from one fusion to the next, and what became of those that are gone. */
package org.quanyu.pipelines.fuse.entity;
