package org.quanyu.generator.delivery;

/**
 * A column of a feed.
 *
 * @param name as the department writes it
 * @param scale decimal places of a {@link Type#DECIMAL}, else 0
 */
public record Column(String name, Type type, int scale) {

    /** What a column holds; formats without types write it as text. */
    public enum Type {
        TEXT,
        WHOLE,
        DECIMAL,
        DATE,
        TIME
    }

    public static Column text(String name) {
        return new Column(name, Type.TEXT, 0);
    }

    public static Column whole(String name) {
        return new Column(name, Type.WHOLE, 0);
    }

    public static Column decimal(String name, int scale) {
        return new Column(name, Type.DECIMAL, scale);
    }

    public static Column date(String name) {
        return new Column(name, Type.DATE, 0);
    }

    public static Column time(String name) {
        return new Column(name, Type.TIME, 0);
    }
}
