package org.quanyu.pipelines.fuse.explain;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.StoredModel;
import org.quanyu.pipelines.fuse.pair.ChosenRecords;
import org.quanyu.pipelines.fuse.pair.ChosenRecords.Chosen;
import org.quanyu.pipelines.fuse.pair.ChosenRecords.ChosenPair;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;

/**
 * Tells why records belong together or not, from what a fusion left behind.
 *
 * @param records as they were compared
 * @param entities {@code record}, {@code entity_id}
 */
public record Explainer(Linkage linkage, StoredModel trained, Dataset<Row> records, Dataset<Row> entities) {

    /** Of a larger entity, as many records are looked at. */
    public static final int MOST_RECORDS = 200;

    /** Two different records and what became of them. */
    public ExplainedMeeting meeting(long left, long right) {
        String entityOfLeft = entityOf(left);
        String entityOfRight = entityOf(right);
        Set<Long> numbers = new LinkedHashSet<>(List.of(left, right));
        if (entityOfLeft.equals(entityOfRight)) {
            numbers.addAll(members(entityOfLeft));
        }
        List<ExplainedPair> pairs = pairs(ChosenRecords.of(
                linkage, records, numbers.stream().limit(MOST_RECORDS).toList()));
        ExplainedPair asked = pairs.stream()
                .filter(pair -> numbers(pair).equals(Set.of(left, right)))
                .findFirst()
                .orElseThrow();
        return new ExplainedMeeting(
                asked.left().number() == left ? asked : asked.turned(),
                entityOfLeft,
                entityOfRight,
                SpanningTree.way(SpanningTree.of(pairs), left, right));
    }

    private static Set<Long> numbers(ExplainedPair pair) {
        return Set.of(pair.left().number(), pair.right().number());
    }

    /** An entity that there is. */
    public ExplainedEntity entity(String entityId) {
        List<Long> members = members(entityId);
        ChosenRecords chosen = ChosenRecords.of(
                linkage, records, members.stream().limit(MOST_RECORDS).toList());
        return new ExplainedEntity(
                entityId,
                members.size() <= MOST_RECORDS
                        ? members.size()
                        : entities.where(col("entity_id").equalTo(entityId)).count(),
                chosen.all(),
                SpanningTree.of(pairs(chosen)));
    }

    private String entityOf(long record) {
        return entities.where(col(StandardisedRecords.RECORD).equalTo(record))
                .select("entity_id")
                .first()
                .getString(0);
    }

    /** Records of an entity, one more than are looked at if there are. */
    private List<Long> members(String entityId) {
        return entities
                .where(col("entity_id").equalTo(entityId))
                .orderBy(StandardisedRecords.RECORD)
                .limit(MOST_RECORDS + 1)
                .select(StandardisedRecords.RECORD)
                .collectAsList()
                .stream()
                .map(row -> row.getLong(0))
                .toList();
    }

    private List<ExplainedPair> pairs(ChosenRecords chosen) {
        Map<Long, Chosen> byNumber =
                chosen.all().stream().collect(Collectors.toMap(Chosen::number, Function.identity()));
        return chosen.pairs().stream()
                .map(pair -> explained(byNumber, pair))
                .map(pair -> pair.left().name().compareTo(pair.right().name()) < 0 ? pair : pair.turned())
                .toList();
    }

    private ExplainedPair explained(Map<Long, Chosen> records, ChosenPair pair) {
        String deciding = pair.deciding().stream()
                .findFirst()
                .map(index -> linkage.comparisons().get(index).name())
                .orElse("");
        List<String> rules = pair.rules().stream()
                .map(rule -> linkage.blocking().get(rule).text())
                .toList();
        Chosen left = records.get(pair.left());
        return new ExplainedPair(
                left,
                records.get(pair.right()),
                terms(left, pair),
                trained.threshold(),
                pair.verdict(),
                deciding,
                rules);
    }

    private List<Term> terms(Chosen left, ChosenPair pair) {
        MatchModel model = trained.model();
        List<Term> terms = new ArrayList<>();
        terms.add(new Term("any two records", "", Optional.empty(), model.priorWeight()));
        for (int index = 0; index < pair.levels().length; index++) {
            Comparison comparison = linkage.comparisons().get(index);
            int level = pair.levels()[index];
            Optional<Term.Odds> odds = Optional.of(new Term.Odds(model.m()[index][level], model.u()[index][level]))
                    .filter(found -> level != Comparison.MISSING);
            terms.add(new Term(comparison.name(), comparison.label(level), odds, model.weight(index, level)));
            if (comparison.termFrequency() && comparison.exactLevel().orElseThrow() == level) {
                String value = left.values().get(comparison.columns().get(0));
                terms.add(rarity(comparison, value, pair.rarities()[index], model.averageRarity(index, level)));
            }
        }
        return terms;
    }

    /** Agreement on this value instead of on one as frequent as values are on average. */
    private static Term rarity(Comparison comparison, String value, double rarity, double average) {
        double bits = rarity - average;
        return new Term(
                comparison.name() + (bits < 0 ? ", common value" : ", rare value"),
                String.format(Locale.ROOT, "%s: 1 record in %,.0f", value, Math.pow(2, rarity)),
                Optional.empty(),
                bits);
    }
}
