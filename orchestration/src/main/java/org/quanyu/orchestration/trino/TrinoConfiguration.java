package org.quanyu.orchestration.trino;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quanyu.orchestration.service.Ports;
import org.quanyu.orchestration.service.SecretFile;

/** The files a Trino server is configured with, by their path below {@code etc}. */
record TrinoConfiguration(Map<String, String> files) {

    private static final int HEAP_MIB = 1536;

    static TrinoConfiguration of(Path folder, Path plugins, int port, CatalogConnection connection) {
        Map<String, String> files = new TreeMap<>();
        files.put("jvm.config", jvmFlags(heapMib()));
        files.put("config.properties", properties(server(folder, plugins, port, heapMib())));
        files.put("catalog/" + CatalogConnection.CATALOG + ".properties", properties(catalog(connection)));
        return new TrinoConfiguration(files);
    }

    /** Whether the files in this folder are these very ones. */
    boolean isIn(Path etc) {
        return files.entrySet().stream().allMatch(file -> {
            try {
                Path path = etc.resolve(file.getKey());
                return Files.exists(path) && Files.readString(path).equals(file.getValue());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the configuration of Trino", e);
            }
        });
    }

    /** Writes the files readable by their owner alone: one holds the database's password. */
    void write(Path etc) {
        files.forEach((name, text) -> {
            try {
                SecretFile.write(etc.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the configuration of Trino", e);
            }
        });
    }

    private static int heapMib() {
        String configured = System.getenv("TRINO_HEAP_MIB");
        return configured == null || configured.isBlank() ? HEAP_MIB : Integer.parseInt(configured.strip());
    }

    private static String jvmFlags(int heapMib) {
        return """
                -server
                -Xmx%dM
                -XX:+UseG1GC
                -XX:+ExplicitGCInvokesConcurrent
                -XX:+ExitOnOutOfMemoryError
                -XX:-OmitStackTraceInFastThrow
                -XX:ReservedCodeCacheSize=256M
                -XX:PerMethodRecompilationCutoff=10000
                -XX:PerBytecodeRecompilationCutoff=10000
                -XX:+EnableDynamicAgentLoading
                -Djdk.attach.allowAttachSelf=true
                -Djdk.nio.maxCachedBufferSize=2000000
                -Djava.net.preferIPv4Stack=true
                -Dfile.encoding=UTF-8
                --enable-native-access=ALL-UNNAMED
                --sun-misc-unsafe-memory-access=allow
                """.formatted(heapMib);
    }

    private static Map<String, String> server(Path folder, Path plugins, int port, int heapMib) {
        Map<String, String> server = new LinkedHashMap<>();
        server.put("node.environment", "quanyu");
        server.put("node.id", "quanyu");
        server.put("node.internal-address", Ports.LOOPBACK);
        server.put("node.bind-ip", Ports.LOOPBACK);
        server.put("coordinator", "true");
        server.put("node-scheduler.include-coordinator", "true");
        server.put("http-server.http.port", Integer.toString(port));
        server.put("discovery.uri", "http://" + Ports.LOOPBACK + ":" + port);
        server.put("plugin.dir", plugins.toString());
        // a query may take half the heap, and the server's own needs a quarter of it
        server.put("query.max-memory", heapMib / 2 + "MB");
        server.put("query.max-memory-per-node", heapMib / 2 + "MB");
        server.put("memory.heap-headroom-per-node", heapMib / 4 + "MB");
        server.put("log.path", folder.resolve("var/log/server.log").toString());
        server.put("log.max-size", "20MB");
        server.put("log.max-total-size", "100MB");
        server.put("log.enable-console", "false");
        server.put("http-server.log.enabled", "false");
        return server;
    }

    private static Map<String, String> catalog(CatalogConnection connection) {
        Map<String, String> catalog = new LinkedHashMap<>();
        catalog.put("connector.name", "iceberg");
        catalog.put("iceberg.catalog.type", "jdbc");
        catalog.put("iceberg.jdbc-catalog.driver-class", "org.postgresql.Driver");
        catalog.put("iceberg.jdbc-catalog.connection-url", connection.jdbcUrl());
        catalog.put("iceberg.jdbc-catalog.connection-user", connection.user());
        catalog.put("iceberg.jdbc-catalog.connection-password", connection.password());
        catalog.put("iceberg.jdbc-catalog.catalog-name", CatalogConnection.CATALOG);
        catalog.put("iceberg.jdbc-catalog.default-warehouse-dir", connection.warehouseLocation());
        catalog.put("iceberg.jdbc-catalog.schema-version", "V1");
        catalog.put("fs.native-local.enabled", "true");
        catalog.put("local.location", "/");
        return catalog;
    }

    /** Java's own escapes, so that Chinese paths survive; without the comment that carries the date. */
    private static String properties(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String key, String value) {
        Properties one = new Properties();
        one.setProperty(key, value);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            one.store(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining());
    }
}
