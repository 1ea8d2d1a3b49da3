/** Payments as banks are given them. */
package org.quanyu.reports.payment;
