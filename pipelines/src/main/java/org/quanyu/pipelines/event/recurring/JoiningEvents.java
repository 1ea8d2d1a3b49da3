package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.quanyu.pipelines.event.recurring.EventRows.RECORD;
import static org.quanyu.pipelines.event.recurring.RecurringMatters.MATTER_ID;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * New events among the matters of an earlier search. A matter is one node: what speaks for a new event being about it is
 * the sum over those of its events that the new one meets. Two earlier matters never become one here.
 */
final class JoiningEvents {

    private static final String NODE = "node";
    private static final String IS_SAME = "is_same";
    private static final String WAS = "was";

    private final RecurringMatters search;
    private final MatterDefinition definition;
    private final EarlierMatters earlier;
    private final Scratch scratch;

    /** The events that were delivered. */
    private final Dataset<Row> delivered;

    /** Those of them that were there before: {@code record}, {@code was} (matter), {@code is_same} (as compared). */
    private final Dataset<Row> known;

    /** Those of them that are new or read otherwise than before. */
    private final Dataset<Row> linked;

    JoiningEvents(RecurringMatters search, EarlierMatters earlier, Dataset<Row> input) {
        this.search = search;
        this.definition = search.definition();
        this.earlier = earlier;
        this.scratch = search.scratch();
        TermRarities rarities = ComparableEvents.rarities(earlier.termCounts());
        this.delivered = scratch.keep("events", ComparableEvents.of(definition, search.rows(input), rarities));
        this.known = scratch.keep("known", known());
        this.linked = scratch.keep("linked", without(delivered, known.where(IS_SAME)));
    }

    FoundMatters joined() {
        Dataset<Row> postings = scratch.keep("postings", Meetings.postings(definition, linked, earlier.termCounts()));
        Dataset<Row> met = scratch.keep("met_postings", Meetings.met(postings, without(earlier.postings(), linked)));
        warnOfLargeBlocks(met);
        Dataset<Row> pairs = scratch.keep("pairs", Meetings.withNew(met, definition.largestBlock()));
        Dataset<Row> strengths = scratch.keep("strengths", strengths(pairs));
        Dataset<Row> matters = matters(strengths);
        Dataset<Row> unchanged = delivered.join(known.where(IS_SAME).select(RECORD, WAS), RECORD);
        Dataset<Row> members = scratch.keep(
                "members",
                RecurringMatters.members(linked.join(matters, RECORD), MATTER_ID)
                        .unionByName(RecurringMatters.members(unchanged, WAS)));
        return new FoundMatters(
                without(earlier.members(), delivered).unionByName(members),
                members,
                delivered,
                postings,
                known.select(RECORD, IS_SAME),
                earlier.termCounts(),
                linked.count(),
                pairs.count(),
                search.warnings(),
                scratch);
    }

    private void warnOfLargeBlocks(Dataset<Row> met) {
        if (!definition.blocking().isEmpty()) {
            Dataset<Row> ofKeys = Meetings.ofKeys(definition, linked)
                    .select(col(Meetings.BLOCK).as("key"))
                    .distinct();
            Dataset<Row> postings =
                    met.join(broadcast(ofKeys), col(Meetings.BLOCK).equalTo(col("key")), "left_semi");
            search.warnOfLargeBlocks(Meetings.leftOut(postings, definition.largestBlock()));
        }
    }

    private Dataset<Row> known() {
        Dataset<Row> now = broadcast(delivered.select(
                col(RECORD).as("now_record"), col(ComparableEvents.FINGERPRINT).as("now_fingerprint")));
        Dataset<Row> compared = earlier.events()
                .select(RECORD, ComparableEvents.FINGERPRINT)
                .join(now, col(RECORD).equalTo(col("now_record")))
                .select(
                        col(RECORD),
                        col(ComparableEvents.FINGERPRINT)
                                .equalTo(col("now_fingerprint"))
                                .as(IS_SAME));
        return earlier.members()
                .select(col(RECORD).as("member"), col(MATTER_ID).as(WAS))
                .join(broadcast(compared), col("member").equalTo(col(RECORD)))
                .select(RECORD, WAS, IS_SAME);
    }

    private static Dataset<Row> without(Dataset<Row> rows, Dataset<Row> gone) {
        Dataset<Row> records = broadcast(gone.select(col(RECORD).as("gone_record")));
        return rows.join(records, col(RECORD).equalTo(col("gone_record")), "left_anti");
    }

    private static Dataset<Row> records(Dataset<Row> pairs) {
        return pairs.selectExpr("explode(array(left_record, right_record)) as met_record")
                .distinct();
    }

    private Dataset<Row> strengths(Dataset<Row> pairs) {
        Dataset<Row> old = without(earlier.events(), linked)
                .join(broadcast(records(pairs)), col(RECORD).equalTo(col("met_record")), "left_semi");
        Dataset<Row> met = scratch.keep("met", linked.unionByName(old));
        return PairStrengths.of(definition, pairs, met, met.count());
    }

    /** {@code record} of the linked events with {@code matter_id}. */
    private Dataset<Row> matters(Dataset<Row> strengths) {
        Dataset<Row> met = scratch.keep("met_matters", metMatters(strengths));
        Dataset<Row> nodeStrengths =
                scratch.keep("node_strengths", toNodes(toNodes(strengths, met, Meetings.LEFT), met, Meetings.RIGHT));
        Dataset<Row> backed = scratch.keep("backed", Backing.of(ordered(nodeStrengths)));
        Dataset<Row> nodes = scratch.keep("nodes", met.select(NODE, MATTER_ID).distinct());
        Dataset<Row> identities =
                nodes.select(col(NODE).as(RECORD), lit(0).as("kind"), col(NODE).as("identity"));
        Dataset<Row> all = scratch.keep("all_nodes", linked.select(RECORD).union(identities.select(RECORD)));
        Dataset<Row> clusters = search.clusters(all, backed, identities, all.count());
        Dataset<Row> before = nodes.select(col(NODE).as(RECORD), col(MATTER_ID).as("entity_id"))
                .union(orphans());
        Dataset<Row> taken = earlier.members().select(col(MATTER_ID).as("entity_id"));
        Dataset<Row> ids = search.ids(clusters, before, taken, "joined");
        return linked.select(RECORD)
                .join(clusters, RECORD)
                .join(ids, "cluster")
                .select(col(RECORD), col("entity_id").as(MATTER_ID));
    }

    private Dataset<Row> metMatters(Dataset<Row> strengths) {
        return without(earlier.members(), linked)
                .join(broadcast(records(strengths)), col(RECORD).equalTo(col("met_record")), "left_semi")
                .select(
                        col(RECORD).as("member"),
                        col(MATTER_ID),
                        xxhash64(col(MATTER_ID)).as(NODE));
    }

    /** The pairs with the node of a side: a linked event is its own, an earlier one that of its matter. */
    private static Dataset<Row> toNodes(Dataset<Row> pairs, Dataset<Row> met, String side) {
        Dataset<Row> nodes = broadcast(met.select(col("member"), col(NODE)));
        return pairs.join(nodes, col(side).equalTo(col("member")), "left")
                .withColumn(side, coalesce(col(NODE), col(side)))
                .drop("member", NODE);
    }

    /** The two nodes of each pair in ascending order, so that all rows of the same two stand together. */
    private static Dataset<Row> ordered(Dataset<Row> pairs) {
        return pairs.select(
                least(col(Meetings.LEFT), col(Meetings.RIGHT)).as(Meetings.LEFT),
                greatest(col(Meetings.LEFT), col(Meetings.RIGHT)).as(Meetings.RIGHT),
                col(PairStrengths.STRENGTH));
    }

    /** Events that read otherwise than before and whose matter has no other event keep it, unless they join another. */
    private Dataset<Row> orphans() {
        Dataset<Row> changed = known.where("not is_same").select(col(RECORD), col(WAS).as("entity_id"));
        Dataset<Row> living = without(earlier.members(), changed)
                .select(col(MATTER_ID).as("living"))
                .join(
                        broadcast(changed.select(col("entity_id").as("changed_entity"))),
                        col("living").equalTo(col("changed_entity")),
                        "left_semi")
                .distinct();
        return changed.join(broadcast(living), col("entity_id").equalTo(col("living")), "left_anti");
    }
}
