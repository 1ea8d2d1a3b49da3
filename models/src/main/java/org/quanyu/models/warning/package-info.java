/** What models in force say of every firm at risk. */
package org.quanyu.models.warning;
