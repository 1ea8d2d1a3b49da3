/** Causes of an excess in files: what is read and what is left behind. */
package org.quanyu.orchestration.cause;
