package org.quanyu.orchestration.catalog;

import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Says what is wrong with a table that cannot be loaded. */
final class TableFailures {

    private TableFailures() {}

    static LakeException explain(String table, RuntimeException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("unsupported version") || message.contains("Unsupported format version")) {
            return new LakeException(
                    FailureCode.TABLE_FORMAT_UNKNOWN,
                    "table " + table + " has an Iceberg format that this lake does not know: " + message,
                    "a newer program wrote it; upgrade the lake, or restore the table's earlier metadata",
                    cause);
        }
        return new LakeException(
                FailureCode.TABLE_UNREADABLE,
                "table " + table + " cannot be loaded: " + message,
                "check that its files under the warehouse are there and readable",
                cause);
    }
}
