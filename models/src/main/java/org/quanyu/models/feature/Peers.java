package org.quanyu.models.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Firms that a firm is compared with in a month: {@code industry_median.insured_change_6m} is the median of that feature
 * among firms of the same industry, {@code neighbourhood_mean.…} the mean among those of the same community. Medians are
 * of values rounded to a hundredth, so that they are exact and the same on every try.
 */
enum Peers {
    INDUSTRY_MEDIAN("industry", "percentile(round(%s, 2), 0.5)"),
    INDUSTRY_MEAN("industry", "round(avg(%s), 6)"),
    NEIGHBOURHOOD_MEDIAN("community", "percentile(round(%s, 2), 0.5)"),
    NEIGHBOURHOOD_MEAN("community", "round(avg(%s), 6)");

    private final String group;
    private final String statistic;

    Peers(String group, String statistic) {
        this.group = group;
        this.statistic = statistic;
    }

    String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The peers that a name such as {@code industry_median.x} speaks of. */
    static Optional<Peers> of(String name) {
        return Arrays.stream(values())
                .filter(peers -> name.startsWith(peers.prefix() + "."))
                .findFirst();
    }

    /** The feature that such a name speaks of. */
    String feature(String name) {
        return name.substring(prefix().length() + 1);
    }

    /**
     * The rows with the statistics of their peers, each in a struct under its prefix: one pass for each kind of group.
     *
     * @param rows with {@code month}, {@code industry}, {@code community} and the features
     * @param names such as {@code industry_median.x}
     */
    static Dataset<Row> joinedTo(Dataset<Row> rows, Set<String> names) {
        Map<String, Map<Peers, Set<String>>> groups = new TreeMap<>();
        names.forEach(name -> of(name).ifPresent(
                        peers -> groups.computeIfAbsent(peers.group, group -> new EnumMap<>(Peers.class))
                                .computeIfAbsent(peers, of -> new TreeSet<>())
                                .add(peers.feature(name))));
        Dataset<Row> joined = rows;
        for (Map.Entry<String, Map<Peers, Set<String>>> group : groups.entrySet()) {
            Seq<String> key = JavaConverters.asScalaBuffer(List.of("month", group.getKey()))
                    .toSeq();
            joined = joined.join(broadcast(statistics(rows, group.getKey(), group.getValue())), key, "left");
        }
        return joined;
    }

    private static Dataset<Row> statistics(Dataset<Row> rows, String group, Map<Peers, Set<String>> wanted) {
        List<Column> statistics = new ArrayList<>();
        List<Column> structs = new ArrayList<>(List.of(col("month"), col(group)));
        wanted.forEach((peers, features) -> {
            String prefix = peers.prefix() + "_";
            features.forEach(feature ->
                    statistics.add(expr(peers.statistic.formatted(feature)).as(prefix + feature)));
            structs.add(struct(features.stream()
                            .map(feature -> col(prefix + feature).as(feature))
                            .toArray(Column[]::new))
                    .as(peers.prefix()));
        });
        return rows.where(col(group).isNotNull())
                .groupBy("month", group)
                .agg(statistics.get(0), statistics.stream().skip(1).toArray(Column[]::new))
                .select(structs.toArray(new Column[0]));
    }
}
