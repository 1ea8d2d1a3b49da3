/** Models of risk, the folders that hold them, and what they say of rows. */
package org.quanyu.models.score;
