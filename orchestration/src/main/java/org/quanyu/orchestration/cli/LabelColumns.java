package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.evaluate.Labels;
import org.quanyu.orchestration.evaluate.PairLabels;
import org.quanyu.pipelines.fuse.KnownMatches;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What the columns of labels are: either records with their entities, or pairs of records. */
final class LabelColumns {

    @ArgGroup(exclusive = false)
    OfRecords records;

    @ArgGroup(exclusive = false)
    OfPairs pairs;

    /** What labels say of the records of an input. */
    KnownMatches known(SparkSession spark, List<Path> files, Dataset<Row> ids) {
        return pairs == null
                ? records.labels(files).known(spark, ids)
                : pairs.labels(files).known(spark, ids);
    }

    /** Each row says of which entity a record is. */
    static final class OfRecords {

        @Option(
                names = "--record-id",
                required = true,
                paramLabel = "COLUMN",
                description =
                        "The column of labelled records with the record's id, or an SQL expression over its columns.")
        String recordId;

        @Option(
                names = "--entity",
                required = true,
                paramLabel = "COLUMN",
                description = "The column with what the record is of, or an SQL expression, for example"
                        + " \"regexp_extract(rec_id, 'rec-([0-9]+)', 1)\".")
        String entity;

        @Option(
                names = "--source",
                paramLabel = "COLUMN",
                description =
                        "The column with the record's source, or an SQL expression; needed where ids are unique within"
                                + " their source only.")
        String source;

        Labels labels(List<Path> files) {
            return new Labels(files, recordId, entity, Optional.ofNullable(source));
        }
    }

    /** Each row says of two records whether they are of one entity. */
    static final class OfPairs {

        @Option(
                names = "--left",
                required = true,
                paramLabel = "COLUMN",
                description = "The column of labelled pairs with the id of one record, or an SQL expression.")
        String left;

        @Option(
                names = "--right",
                required = true,
                paramLabel = "COLUMN",
                description = "The column with the id of the other record, or an SQL expression.")
        String right;

        @Option(
                names = "--label",
                required = true,
                paramLabel = "CONDITION",
                description = "An SQL condition that holds where both are of one entity, for example \"label = 2\".")
        String label;

        PairLabels labels(List<Path> files) {
            return new PairLabels(files, left, right, label);
        }
    }
}
