package org.quanyu.pipelines.clean;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;

/** The session that the tests of this package share, and the way to the real data. */
final class CleanSession {

    private static SparkSession session;

    private static Dataset<Row> firms;

    private CleanSession() {}

    static synchronized SparkSession session() {
        if (session == null) {
            session = SparkSession.builder()
                    .master("local[2]")
                    .config("spark.sql.shuffle.partitions", "2")
                    .config("spark.sql.session.timeZone", "UTC")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .getOrCreate();
            session.sparkContext().setLogLevel("WARN");
            LakeFunctions.register(session);
        }
        return session;
    }

    /** The value of {@code expression}, in which {@code s} is the text, as a string; computed, not folded. */
    static String evaluate(String expression, String text) {
        return texts(Arrays.asList(text))
                .selectExpr("cast(" + expression + " as string)")
                .head()
                .getString(0);
    }

    /** A one-column dataset, {@code s}. */
    static Dataset<Row> texts(List<String> texts) {
        return session().createDataset(texts, Encoders.STRING()).toDF("s");
    }

    static List<String> strings(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> row.isNullAt(0) ? null : String.valueOf(row.get(0)))
                .collect(Collectors.toList());
    }

    static Path root() {
        return Path.of(System.getProperty("quanyu.root"));
    }

    /** A folder of the real data; the test is skipped where it is absent. */
    static Path data(String folder) {
        Path path = root().resolve("../shared/data").resolve(folder).normalize();
        Assumptions.assumeTrue(Files.isDirectory(path), () -> "skipped: no real data at ../shared/data/" + folder);
        return path;
    }

    /** The registry of Guangdong firms, read once. */
    static synchronized Dataset<Row> firms() {
        String folder = data("cn_firm_registry").toString();
        if (firms == null) {
            firms = session()
                    .read()
                    .option("header", "true")
                    .option("escape", "\"")
                    .option("multiLine", "true")
                    .csv(folder + "/*/广东.csv.gz")
                    .select("统一社会信用代码", "注册日期", "注册资金", "地区", "注册地址")
                    .coalesce(2)
                    .cache();
        }
        return firms;
    }
}
