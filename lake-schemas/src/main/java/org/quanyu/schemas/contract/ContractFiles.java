package org.quanyu.schemas.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the contract files on the classpath, in directories and in jars. */
final class ContractFiles {

    private static final String FOLDER = "contracts";
    private static final Pattern FILE = Pattern.compile(FOLDER + "/[a-z]+/[a-z0-9_]+\\.yaml");

    private ContractFiles() {}

    /** Text by name such as {@code contracts/gold/firm.yaml}. */
    static Map<String, String> onClasspath() {
        return in(ContractFiles.class.getClassLoader());
    }

    static Map<String, String> in(ClassLoader loader) {
        Map<String, String> files = new TreeMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(FOLDER))) {
                if (url.openConnection() instanceof JarURLConnection jar) {
                    addFrom(jar, files);
                } else {
                    addFrom(Path.of(new URI(url.toString())), files);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    private static void addFrom(Path folder, Map<String, String> files) throws IOException {
        List<Path> found;
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            found = paths.filter(Files::isRegularFile).toList();
        }
        for (Path path : found) {
            String name = FOLDER + "/" + folder.relativize(path).toString().replace('\\', '/');
            if (FILE.matcher(name).matches()) {
                files.putIfAbsent(name, Files.readString(path));
            }
        }
    }

    private static void addFrom(JarURLConnection connection, Map<String, String> files) throws IOException {
        // a cached jar would be shared with class loaders, and closing it would close theirs
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (FILE.matcher(entry.getName()).matches()) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.putIfAbsent(entry.getName(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }
}
