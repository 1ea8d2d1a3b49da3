/** Features of firms as declared expressions over monthly facts: read from YAML, ordered, computed, documented. */
package org.quanyu.models.feature;
