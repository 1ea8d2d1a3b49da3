package org.quanyu.pipelines.benefit.fact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.quanyu.pipelines.benefit.fact.Fact.Teller;

/** The records of registers that hold on a day, and what they tell together of each entity. */
final class ToldRecords {

    private static final String LATEST = "_latest";

    private final FactCatalogue.Section section;

    ToldRecords(FactCatalogue.Section section) {
        this.section = section;
    }

    /** The lowest value that records tell of a fact, and the highest: they agree if these are equal. */
    static String low(Fact fact) {
        return "_low_" + fact.name();
    }

    static String high(Fact fact) {
        return "_high_" + fact.name();
    }

    static String day(String register) {
        return register + "_as_of";
    }

    /**
     * The records that hold on a day and count, with {@code entity}.
     *
     * @param register all versions
     * @param links {@code source, record_key, entity}
     */
    Dataset<Row> holding(Dataset<Row> register, Dataset<Row> links, LocalDate asOf) {
        Column day = lit(Date.valueOf(asOf));
        WindowSpec versions = Window.partitionBy("source", "record_key")
                .orderBy(
                        col("arrived_on").desc(),
                        col("source_file").desc(),
                        col("source_line").desc());
        Dataset<Row> standing = register.where(
                        col("arrived_on").leq(day).and(col("held_from").leq(day)))
                .withColumn("_version", row_number().over(versions))
                .where(col("_version").equalTo(1).and(not(col("ended").eqNullSafe(true))))
                .where(not(col("register").isin(those(Holding.STATEMENT)))
                        .or(day.lt(make_date(year(col("held_from")).plus(1), lit(7), lit(1)))))
                .join(links.select("source", "record_key", "entity"), new String[] {"source", "record_key"});
        Column latest = max("held_from").over(Window.partitionBy("entity", "register"));
        return standing.withColumn(LATEST, latest)
                .where(not(col("register").isin(those(Holding.LATEST)))
                        .or(col("held_from").equalTo(col(LATEST))))
                .where(not(col("register").isin(those(Holding.STATEMENT)))
                        .or(year(col("held_from")).equalTo(year(col(LATEST)))))
                .drop("_version", LATEST);
    }

    /** One row per entity: {@link #low}, {@link #high} of each fact and {@link #day} of each register. */
    Dataset<Row> together(Dataset<Row> holding) {
        List<Column> told = new ArrayList<>();
        section.registers()
                .keySet()
                .forEach(register -> told.add(max(of(register, "held_from")).as(day(register))));
        for (Fact fact : section.told()) {
            Column value = of(((Teller.Register) fact.teller()).name(), fact.name());
            told.add(min(value).as(low(fact)));
            told.add(max(value).as(high(fact)));
        }
        return holding.groupBy("entity").agg(told.get(0), told.stream().skip(1).toArray(Column[]::new));
    }

    private static Column of(String register, String column) {
        return when(col("register").equalTo(register), col(column));
    }

    private Object[] those(Holding holding) {
        return section.registers().entrySet().stream()
                .filter(entry -> entry.getValue() == holding)
                .map(entry -> (Object) entry.getKey())
                .toArray();
    }
}
