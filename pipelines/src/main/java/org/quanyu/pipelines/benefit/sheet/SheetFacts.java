package org.quanyu.pipelines.benefit.sheet;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.benefit.sheet.FactSheet.Fact;
import org.quanyu.pipelines.benefit.sheet.FactSheet.Over;
import org.quanyu.schemas.yaml.Place;

/** Facts, a row for each entity, from rows of a plain table that are about it. */
public final class SheetFacts {

    private static final String ENTITY = "entity";
    private static final String CONFLICTS = "conflicts";

    private final FactSheet sheet;
    private final Dataset<Row> assembled;

    private SheetFacts(FactSheet sheet, Dataset<Row> assembled) {
        this.sheet = sheet;
        this.assembled = assembled;
    }

    /**
     * What a table tells.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code FACT_SHEET_INVALID} with the place of an expression that the table
     *     does not understand
     */
    public static SheetFacts of(FactSheet sheet, Dataset<Row> table) {
        List<Column> told = new ArrayList<>();
        told.add(checked(sheet, table, sheet.entity(), sheet.entityPlace())
                .cast(DataTypes.StringType)
                .as(ENTITY));
        List<Column> united = new ArrayList<>();
        List<Column> conflicts = new ArrayList<>();
        for (Fact fact : sheet.facts()) {
            Column written = checked(sheet, table, fact.sql(), fact.place());
            told.add(written.cast(fact.type().stored()).as(value(fact)));
            told.add(written.cast(DataTypes.StringType).as(text(fact)));
            united.add(united(fact).as(fact.name()));
            conflicts.add(conflict(fact));
        }
        united.add(array(conflicts.toArray(Column[]::new)).as(CONFLICTS));
        Dataset<Row> rows = table.select(told.toArray(Column[]::new));
        Column first = united.remove(0);
        return new SheetFacts(
                sheet,
                rows.groupBy(ENTITY).agg(first, united.toArray(Column[]::new)).sortWithinPartitions(ENTITY));
    }

    /** Rows that are about somebody: {@code entity} and a column for each fact, empty where nobody knows. */
    public Dataset<Row> facts() {
        List<Column> columns = new ArrayList<>(List.of(col(ENTITY)));
        sheet.facts().forEach(fact -> columns.add(col("`" + fact.name() + "`")));
        return assembled.where(col(ENTITY).isNotNull()).select(columns.toArray(Column[]::new));
    }

    /**
     * What a clerk has to look into: {@code entity}, {@code fact}, the {@code values} that rows tell, and the {@code reason}: 矛盾 for rows
     * that contradict each other, 无法读取 for a value of another type, 缺少主体编号 for facts of rows that say not whom they are about.
     */
    public Dataset<Row> conflicts() {
        return assembled
                .select(col(ENTITY), explode(col(CONFLICTS)).as("conflict"))
                .select(
                        col(ENTITY),
                        col("conflict.fact"),
                        col("conflict.values"),
                        when(col(ENTITY).isNull(), "缺少主体编号")
                                .otherwise(col("conflict.reason"))
                                .as("reason"))
                .where(col("reason").isNotNull());
    }

    private static Column checked(FactSheet sheet, Dataset<Row> table, String sql, Place place) {
        try {
            Column column = expr(sql);
            table.select(column);
            return column;
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw sheet.file()
                        .failure(
                                place,
                                e.getMessage().strip().lines().findFirst().orElse("no SQL"),
                                "write an expression in Spark's SQL over the columns of the table: "
                                        + String.join(", ", table.columns()));
            }
            throw e;
        }
    }

    private static String value(Fact fact) {
        return "value of " + fact.name();
    }

    private static String text(Fact fact) {
        return "text of " + fact.name();
    }

    private static Column united(Fact fact) {
        Column value = col("`" + value(fact) + "`");
        Column isTold = count(value).equalTo(count(lit(1)));
        return switch (fact.over()) {
            case AGREE -> when(size(collect_set(value)).equalTo(1), max(value));
            case SUM -> when(isTold, sum(value));
            case MAX -> when(isTold, max(value));
            case MIN -> when(isTold, min(value));
            case ANY -> when(bool_or(value), true).when(isTold, false);
        };
    }

    /** Of a fact that is contradicted or cannot be read, what rows tell; otherwise without a reason. */
    private static Column conflict(Fact fact) {
        Column value = col("`" + value(fact) + "`");
        Column text = col("`" + text(fact) + "`");
        Column isStrange = count(when(value.isNull(), text)).gt(0);
        Column isContradicted =
                fact.over() == Over.AGREE ? size(collect_set(value)).gt(1) : lit(false);
        return struct(
                lit(fact.name()).as("fact"),
                array_sort(array_distinct(collect_list(text))).as("values"),
                when(isStrange, "无法读取").when(isContradicted, "矛盾").as("reason"));
    }
}
