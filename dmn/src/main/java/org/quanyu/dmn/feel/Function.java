package org.quanyu.dmn.feel;

import java.util.List;

/** A function as a value: built in, written in FEEL, or the logic that a model shares. */
public interface Function {

    /** The names of the parameters, once for each way to call it. */
    List<List<String>> signatures();

    /** The result of arguments in the order of one of the signatures; null where they are not fit for it. */
    Object call(List<Object> arguments);

    /** Whether it takes as many arguments as one likes. */
    default boolean isVariadic() {
        return false;
    }
}
