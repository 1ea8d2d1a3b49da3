/** Files of recurring matters: what a search leaves behind. */
package org.quanyu.orchestration.recurring;
