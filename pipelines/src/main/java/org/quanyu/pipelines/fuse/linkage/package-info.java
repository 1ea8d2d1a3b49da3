/** Linkages as they are declared in YAML: which columns are compared, how, and which records are compared at all. */
package org.quanyu.pipelines.fuse.linkage;
