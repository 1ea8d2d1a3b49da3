package org.quanyu.orchestration.risk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.apache.spark.package$;

/** What a model depends on beside its rows and its target. */
public final class LibraryVersions {

    private LibraryVersions() {}

    static Map<String, Object> all() {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("xgboost", xgboost());
        versions.put("spark", package$.MODULE$.SPARK_VERSION());
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    /** In one line. */
    public static String line() {
        return all().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String xgboost() {
        try (InputStream written = XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(written));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
