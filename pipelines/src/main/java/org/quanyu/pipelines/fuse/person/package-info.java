/** People: which records are of one person, and what is known of them. */
package org.quanyu.pipelines.fuse.person;
