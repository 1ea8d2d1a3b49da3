/** Causes that act for some days: surges of events, whenever they begin and however long they last. */
package org.quanyu.pipelines.cause.surge;
