package org.quanyu.schemas.step;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;

/** The tables of a step, as they stand in its run. Only tables that the step declared can be read. */
public interface Inputs {

    /** The rows a table gained or changed since this step last published; all rows in a full run. */
    Dataset<Row> changes(Contract table);

    /** The whole table, with what this run has written so far. */
    Dataset<Row> table(Contract table);

    /** The whole table as it was published before this run. */
    Dataset<Row> published(Contract table);
}
