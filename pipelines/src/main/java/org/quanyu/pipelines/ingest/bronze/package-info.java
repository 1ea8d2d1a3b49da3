/** Delivered files as rows of a bronze table. */
package org.quanyu.pipelines.ingest.bronze;
