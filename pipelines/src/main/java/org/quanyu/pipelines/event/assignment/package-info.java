/** Which office handles what, within how many days: rules mined from how requests were handled, and whether they still hold. */
package org.quanyu.pipelines.event.assignment;
