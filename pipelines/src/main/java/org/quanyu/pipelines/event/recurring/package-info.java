/** Recurring matters: which events are about the same matter again, and how a matter lives; see docs/recurring.md. */
package org.quanyu.pipelines.event.recurring;
