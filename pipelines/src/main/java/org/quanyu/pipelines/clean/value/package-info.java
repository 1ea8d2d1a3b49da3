/**
 * What becomes of one delivered value: methods over Spark's own text type, which generated code calls directly (see
 * docs/decisions/functions-call-methods.md). Null comes in nowhere; null goes out where a text is not what it should be.
 */
package org.quanyu.pipelines.clean.value;
