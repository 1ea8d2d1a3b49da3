package org.quanyu.dmn.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A decision model: what goes in, what is decided and the logic in between.
 *
 * @param inputs type by name; a type may be null
 * @param decisions by name, in the order of the file
 * @param knowledge shared logic by name
 * @param services by name
 */
public record DecisionModel(
        String name,
        Types types,
        Map<String, Input> inputs,
        Map<String, Decision> decisions,
        Map<String, Knowledge> knowledge,
        Map<String, Service> services)
        implements Serializable {

    /** What is given to the model. */
    public record Input(String name, String type) implements Serializable {}

    /**
     * One decision.
     *
     * @param requires names of the inputs, decisions and knowledge that its logic sees
     */
    public record Decision(String name, String type, List<String> requires, Logic logic) implements Serializable {}

    /** Logic with parameters, for decisions to call. */
    public record Knowledge(String name, String type, List<String> requires, Logic.Definition logic)
            implements Serializable {}

    /**
     * Decisions under one name.
     *
     * @param inputs names of inputs and decisions that the caller gives
     */
    public record Service(String name, List<String> outputs, List<String> inputs) implements Serializable {}
}
