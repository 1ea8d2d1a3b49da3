package org.quanyu.models.registry;

/**
 * Something that a model has to pass before a person may let it act.
 *
 * @param found what was measured, in words
 */
public record Gate(String name, boolean passed, String found) {}
