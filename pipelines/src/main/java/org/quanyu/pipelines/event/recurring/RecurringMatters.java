package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.quanyu.pipelines.event.recurring.EventRows.RECORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.fuse.cluster.Components;
import org.quanyu.pipelines.fuse.cluster.ConnectedComponents;
import org.quanyu.pipelines.fuse.cluster.Repair;
import org.quanyu.pipelines.fuse.entity.StableIds;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Finds which events are about the same matter again: blocks, compares, links and divides what contradicts itself. */
public final class RecurringMatters {

    static final String MATTER_ID = "matter_id";

    private static final StructType IDENTITIES = new StructType()
            .add(RECORD, DataTypes.LongType)
            .add("kind", DataTypes.IntegerType)
            .add("identity", DataTypes.LongType);

    private static final StructType ENTITIES =
            new StructType().add(RECORD, DataTypes.LongType).add("entity_id", DataTypes.StringType);

    private static final StructType REPLACED =
            new StructType().add(RECORD, DataTypes.LongType).add("is_same", DataTypes.BooleanType);

    private final MatterDefinition definition;
    private final Scratch scratch;
    private final List<String> warnings = new ArrayList<>();

    private RecurringMatters(MatterDefinition definition, Scratch scratch) {
        this.definition = definition;
        this.scratch = scratch;
    }

    /**
     * The matters of all events of the input; ids are those of an earlier search as far as they can be.
     *
     * @param input the columns that the definition reads
     * @throws LakeException {@code MATTERS_INVALID} where the definition does not fit the input, {@code MATTERS_INPUT}
     *     where there is no event
     */
    public static FoundMatters find(MatterDefinition definition, Dataset<Row> input, Optional<EarlierMatters> earlier) {
        return inScratch(definition, input, search -> search.found(input, earlier));
    }

    /**
     * The matters of new events among those of an earlier search, which stay as they are: a new event joins the matter that
     * most speaks for, or begins one. Rarities are those of the earlier search.
     *
     * @param input events that are new or were delivered again
     */
    public static FoundMatters join(MatterDefinition definition, Dataset<Row> input, EarlierMatters earlier) {
        return inScratch(definition, input, search -> new JoiningEvents(search, earlier, input).joined());
    }

    /** @throws LakeException {@code MATTERS_INVALID} where the definition does not fit the columns of the input */
    public static void check(MatterDefinition definition, Dataset<Row> input) {
        MatterDefinitionCheck.check(definition, input);
    }

    private static FoundMatters inScratch(
            MatterDefinition definition, Dataset<Row> input, Function<RecurringMatters, FoundMatters> search) {
        MatterDefinitionCheck.check(definition, input);
        Scratch scratch = Scratch.of(input.sparkSession());
        try {
            return search.apply(new RecurringMatters(definition, scratch));
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private FoundMatters found(Dataset<Row> input, Optional<EarlierMatters> earlier) {
        Dataset<Row> rows = rows(input);
        long eventCount = rows.count();
        Dataset<Row> termCounts = scratch.keep("term_counts", ComparableEvents.termCounts(rows, eventCount));
        Dataset<Row> events =
                scratch.keep("events", ComparableEvents.of(definition, rows, ComparableEvents.rarities(termCounts)));
        Dataset<Row> postings = scratch.keep("postings", Meetings.postings(definition, events, termCounts));
        warnOfLargeBlocks(events);
        Dataset<Row> pairs = scratch.keep("pairs", Meetings.all(postings, definition.largestBlock()));
        Dataset<Row> strengths = scratch.keep("strengths", PairStrengths.of(definition, pairs, events, eventCount));
        Dataset<Row> backed = scratch.keep("backed", Backing.of(strengths));
        SparkSession spark = input.sparkSession();
        Dataset<Row> nobody = spark.createDataFrame(List.of(), IDENTITIES);
        Dataset<Row> clusters = clusters(events, backed, nobody, eventCount);
        Dataset<Row> before =
                earlier.map(RecurringMatters::entities).orElseGet(() -> spark.createDataFrame(List.of(), ENTITIES));
        Dataset<Row> ids = ids(clusters, before, before.select("entity_id"), "found anew");
        Dataset<Row> members =
                scratch.keep("members", members(events.join(clusters.join(ids, "cluster"), RECORD), "entity_id"));
        return new FoundMatters(
                members,
                members,
                events,
                postings,
                spark.createDataFrame(List.of(), REPLACED),
                termCounts,
                eventCount,
                pairs.count(),
                warnings,
                scratch);
    }

    private void warnOfLargeBlocks(Dataset<Row> events) {
        if (!definition.blocking().isEmpty()) {
            warnOfLargeBlocks(Meetings.leftOut(Meetings.ofKeys(definition, events), definition.largestBlock()));
        }
    }

    /** @param leftOut how many blocks of declared keys were left out */
    void warnOfLargeBlocks(long leftOut) {
        if (leftOut > 0) {
            warnings.add(String.format(
                    "%,d blocks of declared keys have more than %,d events and were left out; make the keys under"
                            + " blocking narrower, or largest_block greater",
                    leftOut, definition.largestBlock()));
        }
    }

    /** {@link EventRows}, kept; warns of rows that cannot be read. */
    Dataset<Row> rows(Dataset<Row> input) {
        long unusable = EventRows.plain(definition, input)
                .where(not(coalesce(EventRows.isUsable(), lit(false))))
                .count();
        if (unusable > 0) {
            warnings.add(String.format("%,d rows without an id or a time were left out", unusable));
        }
        Dataset<Row> rows = scratch.keep("rows", EventRows.of(definition, input));
        long silent = rows.where("length(title) < 2").count();
        if (silent > 0) {
            warnings.add(String.format("%,d events have no text; only further evidence can link them", silent));
        }
        if (rows.isEmpty()) {
            throw new LakeException(
                    FailureCode.MATTERS_INPUT,
                    "there is no event with an id and a time in the input",
                    "look at the columns that " + definition.file().name() + " names under events and time");
        }
        return rows;
    }

    /**
     * {@code record} of each node, {@code cluster}.
     *
     * @param nodes {@code record}
     * @param strengths {@code left_record}, {@code right_record}, {@code strength}
     * @param identities nodes that may not come together: {@code record}, {@code kind}, {@code identity}
     */
    Dataset<Row> clusters(Dataset<Row> nodes, Dataset<Row> strengths, Dataset<Row> identities, long nodeCount) {
        Dataset<Row> links = strengths.where("strength >= 0").select(Meetings.LEFT, Meetings.RIGHT);
        try (Components components = new ConnectedComponents().of(links)) {
            Dataset<Row> members = scratch.keep("components", components.members());
            Dataset<Row> repaired = new Repair(scratch, nodeCount).repaired(members, identities, strengths);
            Column component = coalesce(col("component"), col(RECORD)).as("cluster");
            return scratch.keep(
                    "repaired",
                    nodes.select(RECORD)
                            .join(repaired, new String[] {RECORD}, "left")
                            .select(col(RECORD), component));
        }
    }

    /** The id of each cluster: {@code cluster}, {@code entity_id}. */
    Dataset<Row> ids(Dataset<Row> clusters, Dataset<Row> before, Dataset<Row> taken, String run) {
        return scratch.keep("ids", new StableIds(definition.name(), run, scratch).of(clusters, before, taken));
    }

    static Dataset<Row> members(Dataset<Row> events, String matter) {
        return events.select(
                col(RECORD),
                col(EventRows.EVENT_ID),
                col(matter).as(MATTER_ID),
                col(EventRows.TITLE),
                col(EventRows.TIME),
                col(EventRows.CLOSED),
                col(EventRows.REPORTER));
    }

    /** {@code record}, {@code entity_id} as they were. */
    static Dataset<Row> entities(EarlierMatters earlier) {
        return earlier.members().select(col(RECORD), col(MATTER_ID).as("entity_id"));
    }

    MatterDefinition definition() {
        return definition;
    }

    Scratch scratch() {
        return scratch;
    }

    List<String> warnings() {
        return warnings;
    }
}
