/**
 * Decisions for many rows at a time: models compiled into operations on columns of whole numbers, with the results of the
 * interpreter. Facts are null or unknown by bits beside them.
 */
package org.quanyu.dmn.kernel;
