package org.quanyu.schemas.contract;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;

/** A change of a table that loses no data and rewrites no file. */
public sealed interface Change {

    /**
     * A column that the table does not have yet; its rows so far are empty in it.
     *
     * @param after the column it stands behind; empty if it is the first
     */
    record AddColumn(Column column, Optional<String> after) implements Change {}

    /** A type that holds every value of the one before. */
    record WidenType(String column, DataType from, DataType to) implements Change {}

    /** Another name for the same content. */
    record RenameColumn(String from, String to) implements Change {}

    /** Another comment, as SQL users see it. */
    record UpdateComment(String column, String comment) implements Change {}
}
