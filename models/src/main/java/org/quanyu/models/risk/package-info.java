/** What is to be foretold, as people write it in a YAML file. */
package org.quanyu.models.risk;
