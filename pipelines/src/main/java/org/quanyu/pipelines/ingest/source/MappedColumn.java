package org.quanyu.pipelines.ingest.source;

import org.quanyu.schemas.yaml.SqlExpression;

/**
 * One silver column and what it is made from.
 *
 * @param name the silver column
 */
public record MappedColumn(String name, SqlExpression from, Presence presence) {

    /** Whether every file has to have the delivered columns that the expression reads. */
    public enum Presence {
        /** A file without them is set aside. */
        REQUIRED,
        /** A file may lack them; their values are then null. */
        OPTIONAL
    }
}
