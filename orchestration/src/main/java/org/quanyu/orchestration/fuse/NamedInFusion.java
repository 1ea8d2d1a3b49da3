package org.quanyu.orchestration.fuse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Nearest;

/** Entities and records of a fusion by what people write for them. */
public final class NamedInFusion {

    private static final Column RECORD_NAME =
            concat_ws("/", col(StandardisedRecords.SOURCE), col(StandardisedRecords.RECORD_ID));

    private final Dataset<Row> entities;
    private final Dataset<Row> history;

    public NamedInFusion(StoredFusion fusion, SparkSession spark) {
        this.entities = fusion.entities(spark);
        this.history = fusion.history(spark);
    }

    /**
     * The id of an entity that there is.
     *
     * @param written its id, or {@code source/record_id} of a record of it
     * @throws LakeException {@code ENTITY_UNKNOWN} with what became of it or the nearest id there is
     */
    public String entity(String written) {
        Optional<Row> found = first(col("entity_id").equalTo(written).or(RECORD_NAME.equalTo(written)));
        return found.map(row -> row.<String>getAs("entity_id")).orElseThrow(() -> unknownEntity(written));
    }

    /**
     * The number of a record.
     *
     * @param written {@code source/record_id}
     * @throws LakeException {@code RECORD_UNKNOWN} with the nearest name there is
     */
    public long record(String written) {
        return first(RECORD_NAME.equalTo(written))
                .map(row -> row.<Long>getAs(StandardisedRecords.RECORD))
                .orElseThrow(() -> new LakeException(
                        FailureCode.RECORD_UNKNOWN,
                        "there is no record " + written,
                        hint(written, RECORD_NAME) + "write the source and the record id with a slash between them"));
    }

    private LakeException unknownEntity(String written) {
        Optional<String> heir = heir(written);
        if (heir.isPresent()) {
            return new LakeException(
                    FailureCode.ENTITY_UNKNOWN,
                    written + " is no more: it was merged into " + heir.get(),
                    "ask for " + heir.get());
        }
        Column names = written.contains("/") ? RECORD_NAME : col("entity_id");
        return new LakeException(
                FailureCode.ENTITY_UNKNOWN,
                "there is no entity " + written,
                hint(written, names) + "the folder clusters has the ids of all entities");
    }

    /** The entity into which another went, perhaps through others that are no more either. */
    private Optional<String> heir(String entity) {
        Optional<String> heir = Optional.empty();
        Optional<String> next = mergedInto(entity);
        while (next.isPresent() && !next.equals(heir)) {
            heir = next;
            next = mergedInto(heir.get());
        }
        return heir;
    }

    private Optional<String> mergedInto(String entity) {
        return history
                .where(col("change").equalTo("merged").and(col("entity_id").equalTo(entity)))
                .select("other_entity_id")
                .as(Encoders.STRING())
                .takeAsList(1)
                .stream()
                .findFirst();
    }

    private Optional<Row> first(Column condition) {
        return entities.where(condition).takeAsList(1).stream().findFirst();
    }

    private String hint(String written, Column names) {
        List<String> nearest = entities.select(names.as("name"))
                .orderBy(levenshtein(col("name"), lit(written)), col("name"))
                .as(Encoders.STRING())
                .takeAsList(1);
        return Nearest.hint(written, nearest);
    }
}
