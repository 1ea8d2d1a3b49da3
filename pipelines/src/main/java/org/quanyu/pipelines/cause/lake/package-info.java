/** Causes in the lake: the questions that are asked every night, and what they find. */
package org.quanyu.pipelines.cause.lake;
