package org.quanyu.models.score;

import java.util.Locale;

/** How urgent a row is. */
public enum Band {
    RED,
    ORANGE,
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
