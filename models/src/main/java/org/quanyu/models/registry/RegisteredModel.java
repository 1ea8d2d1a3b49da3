package org.quanyu.models.registry;

import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * A row of {@code ops.model}.
 *
 * @param folder where its files are, below the folder of models
 * @param digest of the list of checksums of its files
 * @param toMonth first day of the last month that it was learnt from
 * @param passed whether it passed all gates
 */
public record RegisteredModel(
        String target, int version, String folder, String digest, LocalDate toMonth, boolean passed, String gates) {

    static RegisteredModel of(Row row) {
        return new RegisteredModel(
                row.getAs("target"),
                row.getAs("version"),
                row.getAs("folder"),
                row.getAs("digest"),
                row.<java.sql.Date>getAs("to_month").toLocalDate(),
                Boolean.TRUE.equals(row.<Boolean>getAs("passed")),
                row.getAs("gates"));
    }
}
