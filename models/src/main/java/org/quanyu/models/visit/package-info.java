/** Which firms teams are to visit, and what their visits tell of those that were not visited. */
package org.quanyu.models.visit;
