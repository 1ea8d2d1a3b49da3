/** Events in files as people have them. */
package org.quanyu.orchestration.input;
