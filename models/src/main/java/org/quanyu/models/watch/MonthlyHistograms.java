package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How the values of a column are distributed, in the months of a reference and in the month that is watched.
 *
 * @param learnt by month of the reference
 */
record MonthlyHistograms(String column, SortedMap<LocalDate, Histogram> learnt, Histogram watched) {

    /**
     * The months that are compared.
     *
     * @param from first month of the reference
     * @param to last month of the reference
     */
    record Period(LocalDate from, LocalDate to, LocalDate watched) {

        private Column isReference() {
            return col("month").between(date(from), date(to)).and(isWatched().unary_$bang());
        }

        private Column isWatched() {
            return col("month").equalTo(date(watched));
        }

        private static Column date(LocalDate day) {
            return lit(Date.valueOf(day));
        }
    }

    /**
     * Of several columns, by two passes; what is brought back are months, columns and bins.
     *
     * @param rows with {@code month} and the columns
     */
    static List<MonthlyHistograms> of(Dataset<Row> rows, List<String> columns, Period period) {
        List<Bins> bins = Bins.of(rows.where(period.isReference()), columns);
        Column[] numbers = bins.stream().map(Bins::bin).toArray(Column[]::new);
        List<Row> counted = rows.where(period.isReference().or(period.isWatched()))
                // a generator interprets what stands in it
                .select(col("month"), array(numbers).as("bins"))
                .select(col("month"), posexplode(col("bins")).as(new String[] {"column", "bin"}))
                .groupBy("month", "column", "bin")
                .count()
                .collectAsList();
        Map<Integer, SortedMap<LocalDate, Histogram>> byColumn = new HashMap<>();
        for (Row row : counted) {
            byColumn.computeIfAbsent(row.getInt(1), column -> new TreeMap<>())
                    .merge(
                            row.getDate(0).toLocalDate(),
                            new Histogram(Map.of(row.getInt(2), row.getLong(3))),
                            Histogram::plus);
        }
        return byColumn.entrySet().stream()
                .map(column -> split(columns.get(column.getKey()), column.getValue(), period.watched()))
                .toList();
    }

    private static MonthlyHistograms split(String column, SortedMap<LocalDate, Histogram> months, LocalDate watched) {
        SortedMap<LocalDate, Histogram> learnt = new TreeMap<>(months);
        Histogram ofWatched = learnt.remove(watched);
        return new MonthlyHistograms(column, learnt, ofWatched == null ? Histogram.EMPTY : ofWatched);
    }

    /** Of all months of the reference. */
    Histogram reference() {
        return learnt.values().stream().reduce(Histogram.EMPTY, Histogram::plus);
    }

    /** Whether there are rows on both sides. */
    boolean isComparable() {
        return !learnt.isEmpty() && watched.rows() > 0;
    }

    double stabilityIndex() {
        return StabilityIndex.of(reference(), watched);
    }

    /** The index of the month of the reference that is least like the others; 0 where there is one month alone. */
    double mostUnlikeLearnt() {
        Histogram all = reference();
        return learnt.values().stream()
                .mapToDouble(month -> StabilityIndex.of(all, month))
                .filter(index -> learnt.size() > 1)
                .max()
                .orElse(0);
    }
}
