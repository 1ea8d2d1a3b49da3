package org.quanyu.models.registry;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that a model has to pass before a person may let it act.
 *
 * @param found what was measured, in words
 */
public record Gate(
        @JsonProperty("name") String name,
        @JsonProperty("passed") boolean passed,
        @JsonProperty("found") String found) {}
