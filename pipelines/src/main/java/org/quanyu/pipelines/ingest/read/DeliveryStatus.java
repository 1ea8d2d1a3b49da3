package org.quanyu.pipelines.ingest.read;

import java.util.Locale;

/** What became of a file. */
public enum DeliveryStatus {
    /** Its rows are in bronze; single ones may be set aside. */
    TAKEN,
    /** It holds no byte. */
    EMPTY,
    /** It names columns and holds no row. */
    HEADER_ONLY,
    /** It ends too early; what came before is taken. */
    CUT_OFF,
    /** Its rows are in bronze, each of them set aside. */
    SET_ASIDE,
    /** None of it is in bronze. */
    REFUSED,
    /** The same bytes were delivered before under another name. */
    DUPLICATE;

    /** As it stands in {@code ops.delivery}, which calls a file refused as well when none of its rows can be used. */
    public String text() {
        return this == SET_ASIDE ? REFUSED.text() : name().toLowerCase(Locale.ROOT);
    }
}
