package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quanyu.generator.text.ItemCatalogue;

/**
 * Whether surges of requests, hazards and violations were told at the level at which they were planted: the same attributes with the same
 * values, and days in common; values that hold the same events are the same ({@link SameElements}). Left out are causes that
 * are a single matter, which are told as such, and those that do not lie within the two years that are looked at.
 */
final class PlantedCauses implements Evaluation {

    private static final String JOB = "root causes";
    private static final String ROOT_CAUSE = "mart.root_cause";
    private static final String ADDRESS = "gold.address";
    private static final String EVENT = "gold.event";
    private static final String EVENT_LINK = "gold.event_link";
    private static final String FIRM = "gold.firm";

    /** Levels by the attribute that a cause names. */
    private static final String ATTRIBUTE = "map('UNIT', 'unit', 'BUILDING', 'building', 'GRID', 'grid',"
            + " 'COMMUNITY', 'community', 'SUB_DISTRICT', 'sub_district', 'ITEM', 'item', 'CATEGORY', 'category',"
            + " 'FAMILY', 'family', 'DEPARTMENT', 'department', 'DRIVER', 'driver', 'COMPANY', 'firm',"
            + " 'INDUSTRY', 'industry')[level]";

    /** Before the month asked about, by the built-in questions for surges. */
    private static final int MONTHS_LOOKED_AT = 24;

    /** Their elements may name an item beside. */
    private static final String OF_A_PLACE_OR_VEHICLE = "ladder in ('PLACE', 'VEHICLE')";

    private static final String OF_VIOLATIONS = "source = 'VIOLATION'";

    @Override
    public List<String> reads() {
        return List.of(ROOT_CAUSE, ADDRESS, EVENT, EVENT_LINK, FIRM);
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        if (!isThere) {
            return List.of(new Score(JOB, "", null, null, 0, "the lake has no " + ROOT_CAUSE));
        }
        Dataset<Row> cells = cells(spark).localCheckpoint();
        SameElements same = SameElements.of(spark, cells, fleet(spark), acts(spark));
        Dataset<Row> told = same.named(told(spark), "told").localCheckpoint();
        Row month = told.agg(max("month")).first();
        if (month.isNullAt(0)) {
            return List.of(new Score(JOB, "planted causes found", 0.0, 1.0, 0, "no surge was told"));
        }
        LocalDate asked = month.getDate(0).toLocalDate();
        Dataset<Row> within = same.named(planted(spark, truth, cells), "planted")
                .where(col("to")
                        .lt(lit(asked.plusMonths(1)))
                        .and(col("from").geq(lit(asked.minusMonths(MONTHS_LOOKED_AT)))));
        Dataset<Row> found = within.join(broadcast(told), sameCause(within, told), "left")
                .groupBy("cause", "multiplier")
                .agg(max(told.col("cause_id")).isNotNull().as("is_found"));
        Dataset<Row> right = told.join(broadcast(within), sameCause(within, told), "left")
                .groupBy("cause_id")
                .agg(max(within.col("cause")).isNotNull().as("is_found"));
        return List.of(
                share("planted causes found", found, lit(true)),
                share(
                        "… of those that at least double what is usual",
                        found,
                        col("multiplier").geq(2)),
                share("told surges that were planted", right, lit(true)));
    }

    /** Causes that act in some days: {@code cause_id}, {@code month}, {@code first_day}, {@code last_day}, {@code told}. */
    private static Dataset<Row> told(SparkSession spark) {
        return spark.table(ROOT_CAUSE)
                .where("first_day is not null")
                .select(
                        col("cause_id"),
                        col("month"),
                        col("first_day"),
                        col("last_day"),
                        expr("array_sort(transform(map_entries(attributes), entry -> entry.key || '=' || entry.value))")
                                .as("told"));
    }

    private static Column sameCause(Dataset<Row> planted, Dataset<Row> told) {
        return planted.col("planted")
                .equalTo(told.col("told"))
                .and(planted.col("from").leq(told.col("last_day")))
                .and(planted.col("to").geq(told.col("first_day")));
    }

    /** {@code cause}, {@code multiplier}, {@code from}, {@code to}, and as {@code planted} what would have to be told. */
    private static Dataset<Row> planted(SparkSession spark, Truth truth, Dataset<Row> cells) {
        Dataset<Row> causes = truth.table(spark, "planted_cause")
                .where(
                        "source in ('REQUEST', 'INSPECTION', 'VIOLATION') and level <> 'CASE' and not (level = 'UNIT' and item is not null)")
                .withColumn("from", col("from").cast("date"))
                .withColumn("to", col("to").cast("date"));
        Dataset<Row> items = items(spark);
        Dataset<Row> categories =
                items.groupBy("category").agg(min("category_path").as("category_path"));
        Column violations =
                when(expr(OF_VIOLATIONS), concat_ws("/", lit(SameElements.VIOLATION), col("category"), col("item")));
        Column subject = when(
                        col("item").isNotNull(), concat_ws("=", lit("item"), coalesce(violations, col("item_path"))))
                .when(
                        col("category").isNotNull(),
                        concat_ws("=", lit("category"), coalesce(violations, col("category_path"))));
        Column named = when(col("level").equalTo("ITEM"), col("item_path"))
                .when(col("level").equalTo("CATEGORY"), col("category_path"))
                .otherwise(coalesce(col("place"), col("licensed"), col("firm_id"), col("value")));
        Column own = concat_ws("=", expr(ATTRIBUTE), named);
        return causes.join(broadcast(items.drop("category", "category_path")), "item", "left")
                .join(broadcast(categories), new String[] {"category"}, "left")
                .join(broadcast(places(cells)), col("value").equalTo(col("code")), "left")
                .join(drivers(truth.table(spark, "person")), col("value").equalTo(col("licence")), "left")
                .join(
                        spark.table(FIRM).select("credit_code", "firm_id"),
                        col("value").equalTo(col("credit_code")),
                        "left")
                .select(
                        col("cause"),
                        col("multiplier"),
                        col("from"),
                        col("to"),
                        array_sort(array_compact(array(own, when(expr(OF_A_PLACE_OR_VEHICLE), subject))))
                                .as("planted"));
    }

    /** Of the catalogue: {@code item} (code), {@code item_path}, {@code category}, {@code category_path}. */
    private static Dataset<Row> items(SparkSession spark) {
        return spark.createDataFrame(
                ItemCatalogue.district().items().stream()
                        .map(item -> {
                            String category = SameElements.category(item);
                            return RowFactory.create(
                                    item.code(), category + "/" + item.name(), item.category(), category);
                        })
                        .toList(),
                StructType.fromDDL("item STRING, item_path STRING, category STRING, category_path STRING"));
    }

    /** Communities and sub-districts as causes name them, by their codes, with which those of grid cells begin. */
    private static Dataset<Row> places(Dataset<Row> cells) {
        return cells.groupBy(left(col("grid_code"), lit(12)).as("code"))
                .agg(min(expr("sub_district || '/' || community")).as("place"))
                .union(cells.groupBy(left(col("grid_code"), lit(9)).as("code"))
                        .agg(min("sub_district").as("place")));
    }

    /** Drivers as causes name them, by their licences. */
    private static Dataset<Row> drivers(Dataset<Row> people) {
        return people.selectExpr("identity_number as licence", "name || ' ' || right(identity_number, 4) as licensed");
    }

    /** Firms with violations: {@code firm_id}, {@code industry}. */
    private static Dataset<Row> fleet(SparkSession spark) {
        return violations(spark)
                .join(spark.table(EVENT_LINK).where("entity_type = 'firm'"), "event_id")
                .join(spark.table(FIRM), col("entity_id").equalTo(col("firm_id")))
                .select("firm_id", "industry")
                .distinct();
    }

    /** Kinds of violations: {@code category_2}, {@code category_3}. */
    private static Dataset<Row> acts(SparkSession spark) {
        return violations(spark).select("category_2", "category_3").distinct();
    }

    private static Dataset<Row> violations(SparkSession spark) {
        return spark.table(EVENT).where(col("family").equalTo(SameElements.VIOLATION));
    }

    /** One row per grid cell: {@code grid_code}, {@code community}, {@code sub_district}. */
    private static Dataset<Row> cells(SparkSession spark) {
        return spark.table(ADDRESS)
                .where("grid_code is not null")
                .groupBy("grid_code")
                .agg(min("community").as("community"), min("sub_district").as("sub_district"));
    }

    private static Score share(String measure, Dataset<Row> judged, Column which) {
        Row found = judged.where(which)
                .agg(sum(col("is_found").cast("double")), count(lit(1)))
                .first();
        long cases = found.getLong(1);
        return new Score(
                JOB,
                measure,
                cases == 0 ? null : found.getDouble(0) / cases,
                1.0,
                cases,
                "of requests, hazards and violations");
    }
}
