/** Categories of messages in files: what is learnt from, what was measured, and lists for clerks. */
package org.quanyu.orchestration.category;
