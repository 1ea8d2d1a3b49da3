package org.quanyu.pipelines.ingest.bronze;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.ingest.read.DeliveredRecord;
import org.quanyu.pipelines.ingest.read.FileProblem;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Nearest;

/** Where a bronze row holds what: the delivered columns first, then where the row came from. */
final class BronzeLayout implements Serializable {

    private final StructType schema;
    private final int file;
    private final String runId;

    BronzeLayout(Contract bronze, String runId) {
        this.schema = bronze.schema();
        this.file = schema.fieldIndex(SourceDefinition.FILE);
        this.runId = runId;
    }

    StructType schema() {
        return schema;
    }

    /** For each column of a file its place in the bronze row. */
    int[] targets(List<String> columns) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < file; place++) {
            places.put(schema.fields()[place].name().toLowerCase(Locale.ROOT), place);
        }
        return columns.stream()
                .mapToInt(column -> places.get(column.toLowerCase(Locale.ROOT)))
                .toArray();
    }

    /**
     * A record as a bronze row.
     *
     * @param task the file it stands in
     * @param name name of the file
     */
    InternalRow row(DeliveredRecord record, FileTask task, UTF8String name, UTF8String delivery) {
        Object[] row = new Object[schema.length()];
        UTF8String[] values = record.values();
        for (int column = 0; column < values.length; column++) {
            row[task.targets()[column]] = values[column];
        }
        row[file] = name;
        row[file + 1] = record.line();
        row[file + 2] = delivery;
        row[file + 3] = task.arrivedOn();
        if (record instanceof DeliveredRecord.SetAside aside) {
            row[file + 4] = UTF8String.fromString(aside.problem().code());
            row[file + 5] = UTF8String.fromString(aside.text());
            row[file + 6] = aside.raw();
        }
        row[file + 7] = UTF8String.fromString(runId);
        return new GenericInternalRow(row);
    }

    /** What is wrong with a file whose header lacks columns that the mapping cannot do without. */
    static Optional<FileProblem> missing(SourceDefinition source, String name, List<String> columns) {
        List<String> missing = source.requiredColumns().stream()
                .filter(column -> columns.stream().noneMatch(column::equalsIgnoreCase))
                .toList();
        if (columns.isEmpty() || missing.isEmpty()) {
            return Optional.empty();
        }
        List<String> unmapped = columns.stream()
                .filter(column -> source.deliveredColumns().stream().noneMatch(column::equalsIgnoreCase))
                .toList();
        String first = missing.get(0);
        String renamed = Nearest.to(first, unmapped)
                .or(() -> missing.size() == 1 && unmapped.size() == 1 ? Optional.of(unmapped.get(0)) : Optional.empty())
                .map(near -> "it may be called \"" + near + "\" now: change the columns of "
                        + source.origin().file().name())
                .orElse("if a file may lack it, write {from: …, optional: true} in "
                        + source.origin().file().name());
        return Optional.of(new FileProblem(
                FailureCode.FILE_COLUMN_MISSING,
                name + " has no column " + String.join(", ", missing) + " (its columns: " + String.join(", ", columns)
                        + ")",
                renamed + "; then run: lake quarantine replay"));
    }
}
