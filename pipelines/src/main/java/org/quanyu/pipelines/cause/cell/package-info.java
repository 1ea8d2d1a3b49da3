/** Tables as compact arrays: coded attributes and a few numbers per row. */
package org.quanyu.pipelines.cause.cell;
