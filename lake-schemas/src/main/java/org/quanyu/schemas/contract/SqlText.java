package org.quanyu.schemas.contract;

/** Names and texts as Spark SQL writes them. */
public final class SqlText {

    private SqlText() {}

    /** The name in backticks. */
    public static String identifier(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
