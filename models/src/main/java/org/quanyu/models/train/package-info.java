/** Learns models of risk, judges them and says what was reached. */
package org.quanyu.models.train;
