package org.quanyu.pipelines.benefit.fact;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.benefit.fact.Fact.Absent;
import org.quanyu.pipelines.benefit.fact.Fact.Teller;

/**
 * The facts of people, households or firms from base facts and what registers tell: in three passes over their columns, first
 * what is told, then what silence means, then what the told values come to.
 */
final class EntityFacts {

    /** Names of the facts that tellers contradict each other about. */
    static final String CONTRADICTED = "_contradicted";

    static final String UNKNOWN = "unknown";

    private static final String OF_HOUSEHOLD = "_household_";

    private final Beneficiary beneficiary;
    private final FactCatalogue.Section section;

    EntityFacts(Beneficiary beneficiary, FactCatalogue.Section section) {
        this.beneficiary = beneficiary;
        this.section = section;
    }

    /**
     * @param base base facts by {@code entity}
     * @param told what registers tell together ({@link ToldRecords#together})
     * @return the columns of the table of facts, and {@link #CONTRADICTED}
     */
    Dataset<Row> of(Dataset<Row> base, Dataset<Row> told, LocalDate asOf) {
        Dataset<Row> joined =
                base.join(told, new String[] {"entity"}, "left").withColumn("as_of", lit(Date.valueOf(asOf)));
        return concluded(withSilence(withTold(joined)));
    }

    /** As {@link #of(Dataset, Dataset, LocalDate)}, with facts that people have from their household. */
    Dataset<Row> of(Dataset<Row> base, Dataset<Row> told, Dataset<Row> households, LocalDate asOf) {
        Column[] renamed = Arrays.stream(households.columns())
                .map(name -> col(name).as(OF_HOUSEHOLD + name))
                .toArray(Column[]::new);
        Dataset<Row> lives = base.join(
                households.select(renamed), col("household_id").equalTo(col(OF_HOUSEHOLD + "entity")), "left");
        return of(lives, told, asOf);
    }

    private Dataset<Row> withTold(Dataset<Row> joined) {
        return select(
                joined,
                section.facts().stream().map(fact -> told(fact).as(fact.name())),
                Stream.of(array_compact(array(section.told().stream()
                                .map(fact -> when(contradicted(fact), lit(fact.name())))
                                .toArray(Column[]::new)))
                        .as(CONTRADICTED)));
    }

    private static Column told(Fact fact) {
        if (fact.teller() instanceof Teller.Household household) {
            return col(OF_HOUSEHOLD + household.fact());
        }
        if (fact.teller() instanceof Teller.Base) {
            return col(fact.name());
        }
        Column low = col(ToldRecords.low(fact));
        Column agreed = fact.also()
                .map(also -> coalesce(low, expr(also.sql()).cast(fact.type())))
                .orElse(low);
        return when(not(contradicted(fact)), agreed);
    }

    private static Column contradicted(Fact fact) {
        Column low = col(ToldRecords.low(fact));
        Column between = low.notEqual(col(ToldRecords.high(fact)));
        Column contradicted = fact.also()
                .map(also -> between.or(low.notEqual(expr(also.sql()))))
                .orElse(between);
        return coalesce(contradicted, lit(false));
    }

    /** Beside each fact whether it is unknown. */
    private Dataset<Row> withSilence(Dataset<Row> told) {
        return select(
                told,
                section.facts().stream().map(fact -> heard(fact).as(fact.name())),
                Stream.of(array_compact(array(section.facts().stream()
                                .map(fact -> when(unknown(fact), lit(fact.name())))
                                .toArray(Column[]::new)))
                        .as(UNKNOWN)));
    }

    private Column heard(Fact fact) {
        if (fact.absent() instanceof Absent.Value absent && !(fact.teller() instanceof Teller.Base)) {
            return when(isSilent(fact), expr(absent.expression().sql())).otherwise(col(fact.name()));
        }
        return col(fact.name());
    }

    /** No record is there, and nobody else tells. */
    private static Column isSilent(Fact fact) {
        if (fact.teller() instanceof Teller.Register register) {
            return col(ToldRecords.day(register.name()))
                    .isNull()
                    .and(col(fact.name()).isNull())
                    .and(not(array_contains(col(CONTRADICTED), fact.name())));
        }
        return col(OF_HOUSEHOLD + "entity").isNull();
    }

    private static Column unknown(Fact fact) {
        if (fact.teller() instanceof Teller.Base) {
            return col(fact.name()).isNull();
        }
        if (fact.teller() instanceof Teller.Household household) {
            return when(isSilent(fact), unknownWhereSilent(fact))
                    .otherwise(array_contains(col(OF_HOUSEHOLD + UNKNOWN), household.fact()));
        }
        Column isNone = fact.empty()
                .map(empty -> coalesce(expr(empty.sql()), lit(false)))
                .orElse(lit(false));
        return when(array_contains(col(CONTRADICTED), fact.name()), true)
                .when(isSilent(fact), unknownWhereSilent(fact))
                .otherwise(col(fact.name()).isNull().and(not(isNone)));
    }

    private static Column unknownWhereSilent(Fact fact) {
        if (fact.absent() instanceof Absent.Value value) {
            return expr(value.expression().sql()).isNull();
        }
        return lit(fact.absent() instanceof Absent.Unknown);
    }

    /** The columns of the table, values as they come to. */
    private Dataset<Row> concluded(Dataset<Row> heard) {
        List<String> there = List.of(heard.columns());
        Stream<Column> columns = beneficiary.facts().columns().stream()
                .map(column -> column.name())
                .filter(name -> !name.equals("run_id") && !name.equals("merged_records"))
                .map(name -> concluded(name, there).as(name));
        return heard.select(Stream.concat(columns, Stream.of(col(CONTRADICTED))).toArray(Column[]::new));
    }

    private Column concluded(String name, List<String> there) {
        return section.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .map(fact -> when(
                                not(array_contains(col(UNKNOWN), name)),
                                fact.then().map(then -> expr(then.sql())).orElse(col(name)))
                        .cast(fact.type()))
                .orElseGet(() -> col(there.contains(name) ? name : OF_HOUSEHOLD + name));
    }

    /** All columns, those of facts made anew and some added. */
    private Dataset<Row> select(Dataset<Row> rows, Stream<Column> facts, Stream<Column> added) {
        Set<String> names = Set.copyOf(section.facts().stream().map(Fact::name).toList());
        List<Column> columns = new ArrayList<>();
        Arrays.stream(rows.columns()).filter(name -> !names.contains(name)).forEach(name -> columns.add(col(name)));
        facts.forEach(columns::add);
        added.forEach(columns::add);
        return rows.select(columns.toArray(Column[]::new));
    }
}
