/**
 * The cleaning functions that source mappings call by name in SQL text.
 *
 * <p>Key files to start with: {@link org.quanyu.pipelines.clean.LakeFunctions} registers them all,
 * {@code docs/functions.md} lists them with examples. Every function is a composition of Spark's own
 * expressions, never a UDF, so that whole-stage code generation covers it.
 */
package org.quanyu.pipelines.clean;
