/** Recurring matters among the events of the lake. */
package org.quanyu.pipelines.event.recurring.lake;
