/** Sources as they are declared in YAML: what is delivered, in which form, and what each silver column is made from. */
package org.quanyu.pipelines.ingest.source;
