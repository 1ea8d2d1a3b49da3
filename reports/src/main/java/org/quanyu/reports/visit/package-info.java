/** Lists of firms to visit as spreadsheets, and what comes back in them. */
package org.quanyu.reports.visit;
