package org.quanyu.schemas.contract;

/** Names and texts as Spark SQL writes them. */
final class SqlText {

    private SqlText() {}

    static String identifier(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
