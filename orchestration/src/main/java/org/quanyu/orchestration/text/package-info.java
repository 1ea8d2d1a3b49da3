/** Classifiers of texts in files: what is learnt from, what was measured, and lists for clerks. */
package org.quanyu.orchestration.text;
