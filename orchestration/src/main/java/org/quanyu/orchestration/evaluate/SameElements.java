package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.ItemCatalogue;

/**
 * Attribute values that hold the same events are one: the only grid cell of a community and the community, a department and
 * the category that is all it deals with. None of them is truer than the other.
 */
final class SameElements {

    /** Family of the violations of drivers, which the catalogue of items does not have. */
    static final String VIOLATION = "道路运输违法";

    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final SparkSession spark;

    private SameElements(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * @param cells {@code grid_code}, {@code community}, {@code sub_district}: one row per grid cell
     * @param fleet {@code firm_id}, {@code industry}: one row per firm with drivers
     * @param acts {@code category_2}, {@code category_3}: one row per kind of violation
     */
    static SameElements of(SparkSession spark, Dataset<Row> cells, Dataset<Row> fleet, Dataset<Row> acts) {
        SameElements same = new SameElements(spark);
        for (Item item : ItemCatalogue.district().items()) {
            String category = category(item);
            same.add("item=" + category + "/" + item.name(), item.code());
            same.add("category=" + category, item.code());
            same.add("family=" + item.family().title(), item.code());
            same.add("department=" + item.department(), item.code());
        }
        for (Row cell : cells.orderBy("grid_code").collectAsList()) {
            same.add("grid=" + cell.getString(0), cell.getString(0));
            same.add("community=" + cell.getString(2) + "/" + cell.getString(1), cell.getString(0));
            same.add("sub_district=" + cell.getString(2), cell.getString(0));
        }
        for (Row firm : fleet.orderBy("firm_id").collectAsList()) {
            same.add("firm=" + firm.getString(0), firm.getString(0));
            same.add("industry=" + firm.getString(1), firm.getString(0));
        }
        for (Row act : acts.orderBy("category_2", "category_3").collectAsList()) {
            String category = VIOLATION + "/" + act.getString(0);
            same.add("item=" + category + "/" + act.getString(1), act.getString(1));
            same.add("category=" + category, act.getString(1));
        }
        return same;
    }

    /** The category of an item as causes name it. */
    static String category(Item item) {
        return item.family().title() + "/" + item.category();
    }

    private void add(String value, String member) {
        members.computeIfAbsent(value, added -> new TreeSet<>()).add(member);
    }

    /** Rows with an array of {@code attribute=value}, each value by one name for all that are the same, in order. */
    Dataset<Row> named(Dataset<Row> rows, String values) {
        Map<Set<String>, String> names = new HashMap<>();
        List<Row> named = members.entrySet().stream()
                .map(value -> RowFactory.create(
                        value.getKey(), names.computeIfAbsent(value.getValue(), any -> value.getKey())))
                .toList();
        Dataset<Row> name = spark.createDataFrame(named, StructType.fromDDL("value STRING, name STRING"));
        Column[] others = Arrays.stream(rows.columns())
                .filter(column -> !column.equals(values))
                .map(column -> col(column))
                .toArray(Column[]::new);
        return rows.withColumn("value", explode(col(values)))
                .join(broadcast(name), new String[] {"value"}, "left")
                .groupBy(others)
                .agg(array_sort(collect_list(coalesce(col("name"), col("value"))))
                        .as(values));
    }
}
