/** Files of recurring matters: events as people have them, and what a search leaves behind. */
package org.quanyu.orchestration.recurring;
