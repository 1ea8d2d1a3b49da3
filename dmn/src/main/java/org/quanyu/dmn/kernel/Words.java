package org.quanyu.dmn.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers that stand for texts in a kernel: those that its models name, and, where a model hands on or compares texts of the
 * facts, each that the facts bring, for as long as the kernel lives. For one thread.
 */
final class Words {

    private static final long NONE = -1;

    private final Map<String, Long> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private boolean areTold;

    /** The number of a text that a model names. */
    long name(String text) {
        return codes.computeIfAbsent(text, key -> {
            texts.add(key);
            return texts.size() - 1L;
        });
    }

    /** From now on texts that no model names are told apart. */
    void tellApart() {
        areTold = true;
    }

    /** The number of a text of the facts; -1 for all that no model names where they need not be told apart. */
    long code(String text) {
        return areTold ? name(text) : codes.getOrDefault(text, NONE);
    }

    String text(long code) {
        return texts.get((int) code);
    }
}
