package org.quanyu.models.feature;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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

    private final String of;
    private final String statistic;

    Peers(String of, String statistic) {
        this.of = of;
        this.statistic = statistic;
    }

    String prefix() {
        return name().toLowerCase(java.util.Locale.ROOT);
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

    /** The rows with a column of this name that holds the statistic of each feature. */
    Dataset<Row> joinedTo(Dataset<Row> rows, Set<String> features) {
        List<Column> statistics = new TreeSet<>(features)
                .stream()
                        .map(feature -> expr(statistic.formatted(feature)).as(feature))
                        .toList();
        Dataset<Row> groups = rows.where(col(of).isNotNull())
                .groupBy("month", of)
                .agg(statistics.get(0), statistics.stream().skip(1).toArray(Column[]::new));
        Column[] found = Stream.of(groups.columns())
                .filter(name -> !name.equals("month") && !name.equals(of))
                .map(name -> col(name))
                .toArray(Column[]::new);
        return rows.join(
                broadcast(groups.select(col("month"), col(of), struct(found).as(prefix()))),
                scala.collection.JavaConverters.asScalaBuffer(List.of("month", of))
                        .toSeq(),
                "left");
    }
}
