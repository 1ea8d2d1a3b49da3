package org.quanyu.models.firm;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.quanyu.models.feature.Fact;
import org.quanyu.models.feature.FactTable;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.schemas.contract.Contract;

/**
 * What arrived of each firm in each month, as facts. The month of a row is that in which it arrived, never that of which it
 * tells, so that what a month knows does not change when later rows come.
 */
final class MonthlyFacts {

    static final Contract FIRM_PARTY = Contract.of("gold.firm_party");
    static final Contract EVENT_LINK = Contract.of("gold.event_link");

    /** What is known of where a firm is and what it does stays until something else is told. */
    private static final List<String> LASTING = List.of("industry", "sub_district", "community");

    private static final String MONTH_OF_ARRIVAL = "_month_of_arrival";

    private final FeatureSet set;
    private final Function<Contract, Dataset<Row>> lake;

    /** @param lake the tables of the facts, {@code gold.firm_party} and {@code gold.event_link} */
    MonthlyFacts(FeatureSet set, Function<Contract, Dataset<Row>> lake) {
        this.set = set;
        this.lake = lake;
    }

    /**
     * @param last first day of the last month; rows that arrived after it are not looked at
     * @return {@code firm_id}, {@code month}, {@code months_seen} and the facts: a row for every month from a firm's first to
     *     the last, or to that in which it was told to have ended
     */
    Dataset<Row> until(LocalDate last) {
        Dataset<Row> told = set.tables().stream()
                .map(table -> told(table, last))
                .reduce((left, right) -> left.unionByName(right, true))
                .orElseThrow();
        List<Column> merged = columns(fact -> max(fact.name()).as(fact.name()));
        Dataset<Row> cells = told.groupBy("firm_id", "month")
                .agg(merged.get(0), merged.stream().skip(1).toArray(Column[]::new));
        Dataset<Row> rows = months(cells, last).join(cells, new String[] {"firm_id", "month"}, "left");
        List<Column> values = new ArrayList<>(List.of(
                col("firm_id"),
                col("month"),
                months_between(col("month"), col("first_month")).as("months_seen")));
        set.tables().forEach(table -> values.addAll(values(table, last)));
        return rows.select(values.toArray(new Column[0]));
    }

    private List<Column> columns(Function<Fact, Column> each) {
        return set.facts().stream().map(each).toList();
    }

    /** The facts that one table tells, by the month in which its rows arrived. */
    private Dataset<Row> told(FactTable table, LocalDate last) {
        Dataset<Row> rows = arrived(table, last);
        Dataset<Row> counted =
                table.where().map(where -> rows.where(expr(where.sql()))).orElse(rows);
        List<Column> facts = table.facts().stream()
                .map(fact -> expr(fact.from().sql()).as(fact.name()))
                .toList();
        return tied(counted, table)
                .groupBy(col("firm_id"), col(MONTH_OF_ARRIVAL).as("month"))
                .agg(facts.get(0), facts.stream().skip(1).toArray(Column[]::new));
    }

    private Dataset<Row> tied(Dataset<Row> rows, FactTable table) {
        return switch (table.tie()) {
            case FIRM -> rows;
            case PARTY ->
                rows.join(
                        lake.apply(FIRM_PARTY).select("source", "party_key", "firm_id"),
                        new String[] {"source", "party_key"});
            case EVENT ->
                rows.join(
                        lake.apply(EVENT_LINK)
                                .where(col("entity_type").equalTo("firm"))
                                .select(col("event_id"), col("entity_id").as("firm_id")),
                        "event_id");
        };
    }

    private static Dataset<Row> months(Dataset<Row> cells, LocalDate last) {
        Column end = least(lit(last).cast("date"), col("end_month"));
        return cells.groupBy("firm_id")
                .agg(
                        min("month").as("first_month"),
                        min(when(col("ended"), col("month"))).as("end_month"))
                .select(
                        col("firm_id"),
                        col("first_month"),
                        explode(sequence(col("first_month"), end, expr("interval 1 month")))
                                .as("month"));
    }

    /** Counts are 0 where their table told of others; places and industry last. */
    private static Column value(Fact fact, Column delivered) {
        if (LASTING.contains(fact.name())) {
            return last(col(fact.name()), true)
                    .over(Window.partitionBy("firm_id").orderBy("month"))
                    .as(fact.name());
        }
        return fact.isCount()
                ? when(delivered, coalesce(col(fact.name()), lit(0L))).as(fact.name())
                : col(fact.name());
    }

    private List<Column> values(FactTable table, LocalDate last) {
        Column delivered = col("month").isin(delivered(table, last));
        return table.facts().stream().map(fact -> value(fact, delivered)).toList();
    }

    /** First days of the months in which a table told of any firm. */
    private Object[] delivered(FactTable table, LocalDate last) {
        return arrived(table, last).select(MONTH_OF_ARRIVAL).distinct().collectAsList().stream()
                .map(row -> row.getDate(0))
                .toArray();
    }

    private Dataset<Row> arrived(FactTable table, LocalDate last) {
        return lake.apply(table.table())
                .withColumn(MONTH_OF_ARRIVAL, trunc(expr(table.arrived().sql()), "MM"))
                .where(col(MONTH_OF_ARRIVAL).leq(lit(last).cast("date")));
    }
}
