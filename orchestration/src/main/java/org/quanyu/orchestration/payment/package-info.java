/** Payments in batches that two persons let pass. */
package org.quanyu.orchestration.payment;
