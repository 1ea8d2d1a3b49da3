/** Causes in event rows, and in rates of one window against another: scans of counts over what is expected of them. */
package org.quanyu.pipelines.cause.scan;
