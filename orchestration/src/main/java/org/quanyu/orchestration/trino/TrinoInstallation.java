package org.quanyu.orchestration.trino;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.quanyu.orchestration.service.Folders;
import org.quanyu.orchestration.service.Program;
import org.quanyu.orchestration.service.UserCache;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The Trino server's programs, fetched once per user through Maven. */
record TrinoInstallation(Path folder) {

    static final String VERSION = "476";

    private static final String PLUGIN_VERSION = "3.8.1";
    private static final String SERVER = "trino-server-core";
    private static final String ICEBERG = "trino-iceberg";
    private static final Set<String> SERVER_PLUGINS = Set.of("geospatial");
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    /** The installation in the cache, fetched first if it is missing. */
    static TrinoInstallation fetch(UserCache cache, PrintWriter progress) {
        try {
            return new TrinoInstallation(cache.install("trino-" + VERSION, target -> fill(cache, target, progress)));
        } catch (UncheckedIOException e) {
            throw notFetched(e.getMessage() + ": " + e.getCause().getMessage(), cache, e);
        }
    }

    Path libraries() {
        return folder.resolve("lib");
    }

    Path plugins() {
        return folder.resolve("plugin");
    }

    private static void fill(UserCache cache, Path target, PrintWriter progress) throws IOException {
        progress.println("Fetching Trino " + VERSION + " through Maven, once: about 540 MB ...");
        progress.flush();
        Path download = target.resolve("download");
        Path server = copy(cache, SERVER, "tar.gz", download);
        progress.println("  1 of 2: the server is here");
        progress.flush();
        Path iceberg = copy(cache, ICEBERG, "zip", download);
        progress.println("  2 of 2: the Iceberg plug-in is here; unpacking ...");
        progress.flush();
        try (ArchiveInputStream<?> archive = new TarArchiveInputStream(new GZIPInputStream(open(server)))) {
            unpack(archive, target);
        }
        keepPlugins(target.resolve("plugin"));
        try (ArchiveInputStream<?> archive = new ZipArchiveInputStream(open(iceberg))) {
            unpack(archive, target.resolve("plugin").resolve("iceberg"));
        }
        Folders.delete(download);
        progress.println("  Trino " + VERSION + " is in " + cache.root().resolve("trino-" + VERSION));
        progress.flush();
    }

    private static Path copy(UserCache cache, String artifact, String type, Path download) {
        Path log = cache.root().resolve("trino-fetch.log");
        String maven = Program.onPath("mvn")
                .orElseThrow(() -> notFetched("there is no mvn on the path", cache, null))
                .toString();
        List<String> command = List.of(
                maven,
                "--batch-mode",
                "--quiet",
                "org.apache.maven.plugins:maven-dependency-plugin:" + PLUGIN_VERSION + ":copy",
                "-Dartifact=io.trino:" + artifact + ":" + VERSION + ":" + type,
                "-DoutputDirectory=" + download);
        // run outside any project, whose settings would mix in
        int exitCode = new Program(command, Map.of(), download, log).run(PATIENCE);
        Path file = download.resolve(artifact + "-" + VERSION + "." + type);
        if (exitCode != 0 || !Files.exists(file)) {
            String said = Program.lastLines(log, 40).stream()
                    .filter(line -> line.contains("ERROR"))
                    .findFirst()
                    .orElse("exit code " + exitCode);
            throw notFetched("Maven could not fetch io.trino:" + artifact + ":" + VERSION + ": " + said, cache, null);
        }
        return file;
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 20);
    }

    /** Unpacks below the archive's own top folder; the server's archive keeps a jar that plug-ins share once. */
    private static void unpack(ArchiveInputStream<?> archive, Path target) throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.isDirectory()) {
                continue;
            }
            Path file = inside(target, entry.getName());
            Files.createDirectories(file.getParent());
            if (entry instanceof TarArchiveEntry link && link.isLink()) {
                Files.createLink(file, inside(target, link.getLinkName()));
            } else {
                Files.copy(archive, file);
            }
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path entry = Path.of(name);
        Path file = entry.getNameCount() < 2
                ? target
                : target.resolve(entry.subpath(1, entry.getNameCount())).normalize();
        if (!file.startsWith(target) || file.equals(target)) {
            throw new IOException("an entry leaves the archive: " + name);
        }
        return file;
    }

    /** Plug-ins cost the server seconds and memory at every start. */
    private static void keepPlugins(Path plugins) throws IOException {
        List<Path> present;
        try (Stream<Path> children = Files.list(plugins)) {
            present = children.toList();
        }
        for (Path plugin : present) {
            if (!SERVER_PLUGINS.contains(plugin.getFileName().toString())) {
                Folders.delete(plugin);
            }
        }
    }

    private static LakeException notFetched(String what, UserCache cache, Throwable cause) {
        return new LakeException(
                FailureCode.TRINO_NOT_FETCHED,
                "Trino " + VERSION + " could not be fetched: " + what,
                "Check the network, mvn and its settings.xml; offline, copy the folder "
                        + cache.root().resolve("trino-" + VERSION)
                        + " from a machine that has it. Everything but SQL works without.",
                cause);
    }
}
