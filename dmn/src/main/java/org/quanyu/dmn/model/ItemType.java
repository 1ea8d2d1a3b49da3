package org.quanyu.dmn.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.quanyu.dmn.feel.Expression;

/**
 * A type that a model defines.
 *
 * @param base the type it restricts or lists, or null for a context or a function
 * @param components of a context, by name
 * @param allowed tests that a value must meet; empty for any
 */
record ItemType(String base, Map<String, ItemType> components, boolean isCollection, List<Expression> allowed)
        implements Serializable {}
