/** Takes in what departments deliver: finds new files, writes them to bronze as they are and tells what was wrong. */
package org.quanyu.pipelines.ingest;
