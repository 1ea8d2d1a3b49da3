package org.quanyu.schemas.contract;

import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * One column of a contract.
 *
 * @param title the Chinese name that people read
 * @param description what it holds, English, with unit
 * @param required whether a row without it is rejected
 * @param keyPosition place in the primary key from 1, or 0
 * @param formerNames names this column had in earlier versions of the contract
 */
public record Column(
        String name,
        DataType type,
        String title,
        String description,
        Classification classification,
        boolean required,
        int keyPosition,
        List<String> formerNames) {

    public Column {
        formerNames = List.copyOf(formerNames);
    }

    public Column withKeyPosition(int position) {
        return new Column(name, type, title, description, classification, required, position, formerNames);
    }

    /** The comment that SQL users see: Chinese name, then what it holds. */
    public String comment() {
        return title + " | " + description;
    }
}
