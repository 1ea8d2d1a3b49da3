package org.quanyu.schemas.contract;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * A table as it is.
 *
 * @param partitionedBy Iceberg partition expressions, written as in {@link Contract#partitionedBy()}
 * @param primaryKey the key its rows were merged by so far; empty where the table does not say
 */
public record TableShape(StructType schema, List<String> partitionedBy, Optional<List<String>> primaryKey) {

    public TableShape {
        partitionedBy = List.copyOf(partitionedBy);
        primaryKey = primaryKey.map(List::copyOf);
    }
}
