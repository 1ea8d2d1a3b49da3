package org.quanyu.dmn.model;

import java.io.Serializable;
import org.quanyu.dmn.feel.Expression;

/**
 * One of the conditions that a decision joins by "and": what it asks for, and of what.
 *
 * @param decision in which it stands, whose names its expression sees
 * @param expression that is true where the clause is met
 */
public record Clause(String decision, Expression expression) implements Serializable {}
