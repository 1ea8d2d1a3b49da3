package org.quanyu.pipelines.fuse.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.pair.ChosenRecords;
import org.quanyu.pipelines.fuse.pair.ChosenRecords.Chosen;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.pipelines.fuse.scratch.Counts;

/** The entities with the most records, with the sources that those come from and examples of them. */
final class LargestEntities {

    private static final int MOST = 20;
    private static final int MOST_EXAMPLES = 3;

    private final Fused fused;
    private final Dataset<Row> entities;
    private final List<Row> largest;
    private final Map<String, Long> counts;

    LargestEntities(Fused fused, Dataset<Row> entities) {
        this.fused = fused;
        this.entities = entities;
        Observation observation = new Observation("entities");
        this.largest = entities.groupBy("entity_id")
                .agg(count(lit(1)).as("records"))
                .observe(
                        observation,
                        count(lit(1)).as("all"),
                        count(when(col("records").equalTo(1), lit(1))).as("alone"))
                .orderBy(col("records").desc(), col("entity_id"))
                .limit(MOST)
                .where(col("records").gt(1))
                .collectAsList();
        this.counts = Counts.of(observation);
    }

    /**
     * An entity.
     *
     * @param sources how many records each source has of it
     * @param examples records of it, of different sources as far as there are
     */
    public record Entity(String id, String records, String sources, List<Chosen> examples) {
        public Entity {
            examples = List.copyOf(examples);
        }
    }

    long entityCount() {
        return counts.get("all");
    }

    /** Entities of one record. */
    long alone() {
        return counts.get("alone");
    }

    /** Those of more than one record, from the largest down. */
    List<Entity> all() {
        if (largest.isEmpty()) {
            return List.of();
        }
        Map<String, List<Row>> sources =
                sources(largest.stream().map(row -> row.get(0)).toArray());
        Map<Long, Chosen> examples = examples(sources);
        return largest.stream()
                .map(row -> entity(row, sources.get(row.get(0).toString()), examples))
                .toList();
    }

    /** By entity, each source with how many {@code records} it has and the {@code first} by number. */
    private Map<String, List<Row>> sources(Object[] ids) {
        Column number = StandardisedRecords.record(col(StandardisedRecords.SOURCE), col(StandardisedRecords.RECORD_ID));
        return entities
                .where(col("entity_id").isin(ids))
                .groupBy(col("entity_id").cast("string"), col(StandardisedRecords.SOURCE))
                .agg(count(lit(1)).as("records"), min(number).as("first"))
                .orderBy(col("records").desc(), col(StandardisedRecords.SOURCE))
                .collectAsList()
                .stream()
                .collect(Collectors.groupingBy(row -> row.getString(0)));
    }

    private Map<Long, Chosen> examples(Map<String, List<Row>> sources) {
        List<Long> numbers = new ArrayList<>();
        sources.values()
                .forEach(rows -> rows.stream().limit(MOST_EXAMPLES).forEach(row -> numbers.add(row.getAs("first"))));
        return ChosenRecords.of(fused.linkage(), fused.records(), numbers).all().stream()
                .collect(Collectors.toMap(Chosen::number, Function.identity()));
    }

    private static Entity entity(Row entity, List<Row> sources, Map<Long, Chosen> examples) {
        return new Entity(
                entity.get(0).toString(),
                String.format(Locale.ROOT, "%,d", entity.getLong(1)),
                sources.stream()
                        .map(row -> String.format(Locale.ROOT, "%s: %,d", row.getString(1), row.getLong(2)))
                        .collect(Collectors.joining(", ")),
                sources.stream()
                        .limit(MOST_EXAMPLES)
                        .map(row -> examples.get(row.<Long>getAs("first")))
                        .toList());
    }
}
