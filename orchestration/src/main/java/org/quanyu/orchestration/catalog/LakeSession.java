package org.quanyu.orchestration.catalog;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.database.DatabaseConnection;
import org.quanyu.orchestration.home.LakeHome;
import org.quanyu.pipelines.clean.LakeFunctions;

/** The Spark session of a lake, with its catalog and functions. */
public final class LakeSession {

    /** Name of the catalog in Spark and in Trino. */
    public static final String CATALOG = "lake";

    private LakeSession() {}

    /**
     * @param master Spark master URL, for example {@code local[*]}
     * @param settings further Spark settings, which win
     */
    public static SparkSession open(
            LakeHome home, DatabaseConnection database, String master, Map<String, String> settings) {
        SparkSession.Builder builder = SparkSession.builder().appName("quanyu").master(master);
        engineSettings(home.scratch()).forEach(builder::config);
        builder.config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
        builder.config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
        catalogSettings(home, database).forEach((key, value) -> builder.config("spark.sql.catalog.lake." + key, value));
        return open(builder, settings);
    }

    /**
     * A session with the lake's functions for work on files alone.
     *
     * @param scratch folder for what Spark keeps while it works
     */
    public static SparkSession openWithoutLake(Path scratch, String master, Map<String, String> settings) {
        SparkSession.Builder builder = SparkSession.builder().appName("quanyu").master(master);
        engineSettings(scratch).forEach(builder::config);
        return open(builder, settings);
    }

    private static SparkSession open(SparkSession.Builder builder, Map<String, String> settings) {
        settings.forEach(builder::config);
        SparkSession spark = builder.getOrCreate();
        LakeFunctions.register(spark);
        return spark;
    }

    /** What the Iceberg JDBC catalog is opened with, by Spark and by the lake itself. */
    static Map<String, String> catalogSettings(LakeHome home, DatabaseConnection database) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("type", "jdbc");
        settings.put("uri", database.jdbcUrl());
        settings.put("jdbc.user", database.user());
        settings.put("jdbc.password", database.password());
        settings.put("jdbc.schema-version", "V1");
        settings.put("jdbc.useSSL", "false");
        settings.put("warehouse", home.warehouseLocation());
        settings.put("cache-enabled", "false");
        return settings;
    }

    private static Map<String, String> engineSettings(Path scratch) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.sql.ansi.enabled", "false");
        settings.put("spark.sql.legacy.timeParserPolicy", "CORRECTED");
        // the JVM does not compile larger methods; beyond it Spark's split expressions are faster
        settings.put("spark.sql.codegen.hugeMethodLimit", "8000");
        // plans are written out as text at every stage, which takes seconds for mappings of some length
        settings.put("spark.sql.debug.maxToStringFields", "0");
        settings.put("spark.sql.ui.explainMode", "simple");
        // adaptive plans write down both what they began with and what they became, again for each cache in a cache
        settings.put("spark.sql.optimizer.canChangeCachedPlanOutputPartitioning", "false");
        // what a step caches is read once or twice and then dropped
        settings.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
        settings.put("spark.sql.shuffle.partitions", "8");
        settings.put("spark.local.dir", scratch.toString());
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.ui.showConsoleProgress", "false");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.driver.host", "127.0.0.1");
        return settings;
    }
}
