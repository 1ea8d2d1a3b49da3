package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** What the open places of templates are filled with. */
interface Slots {

    /** Writes the filling of a place; a name it does not know is an error of the templates. */
    void fill(String slot, SplittableRandom random, StringBuilder out);
}
