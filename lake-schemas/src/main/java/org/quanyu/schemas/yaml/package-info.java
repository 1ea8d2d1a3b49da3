/** Reading what people declare in YAML files, with messages that name file, line, column and the nearest known name. */
package org.quanyu.schemas.yaml;
