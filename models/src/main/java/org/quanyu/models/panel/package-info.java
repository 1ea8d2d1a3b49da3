/** Rows to learn from or to score, with their features in columns. */
package org.quanyu.models.panel;
