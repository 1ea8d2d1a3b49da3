/** Categories of texts: a classifier learnt from labelled messages, with calibrated confidence. */
package org.quanyu.models.category;
