package org.quanyu.pipelines.fuse.address;

/** How narrowly an address is matched, the narrowest first. */
enum Level {
    ROOM("unit_code"),
    BUILDING("building_code"),

    /** The named place, or road and number, of one community. */
    COMPOUND("site"),
    COMMUNITY("community"),
    SUB_DISTRICT("sub_district"),
    NONE(null);

    private final String column;

    Level(String column) {
        this.column = column;
    }

    /** As {@code gold.address_link} names it. */
    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The column that candidates of one place at this level share. */
    String column() {
        return column;
    }
}
