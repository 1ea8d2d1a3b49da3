package org.quanyu.orchestration.trino;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A JDK on this machine and its version, as its {@code release} file states it. */
public record JavaHome(Path path, int feature, String version) {

    static final int OLDEST_FOR_TRINO = 24;

    /** The JDK Trino runs on: the one named, else the one of this session, else the oldest that is new enough. */
    public static JavaHome forTrino() {
        return forTrino(System.getenv(), candidates(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    static JavaHome forTrino(Map<String, String> environment, List<JavaHome> found) {
        String named = environment.get("TRINO_JAVA_HOME");
        if (named != null && !named.isBlank()) {
            return read(Path.of(named))
                    .filter(JavaHome::runsTrino)
                    .orElseThrow(() -> missing("TRINO_JAVA_HOME names " + named + ", which is none", found));
        }
        Optional<JavaHome> session = Optional.ofNullable(environment.get("JAVA_HOME"))
                .filter(path -> !path.isBlank())
                .flatMap(path -> read(Path.of(path)))
                .filter(JavaHome::runsTrino);
        return session.or(() -> found.stream().filter(JavaHome::runsTrino).min(Comparator.comparing(JavaHome::feature)))
                .orElseThrow(() -> missing("none was found", found));
    }

    /** The JDKs in the places where they are usually installed. */
    static List<JavaHome> candidates(Map<String, String> environment, Path userHome) {
        Stream<Path> named = Stream.of("TRINO_JAVA_HOME", "JAVA_HOME")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .map(Path::of);
        Stream<Path> installed = Stream.of(
                        Path.of("/usr/lib/jvm"),
                        Path.of("/opt"),
                        Path.of("/usr/local"),
                        userHome.resolve(".sdkman/candidates/java"),
                        userHome.resolve(".jdks"),
                        Path.of("/Library/Java/JavaVirtualMachines"))
                .flatMap(JavaHome::children)
                .flatMap(child -> Stream.of(child, child.resolve("Contents/Home")));
        return Stream.concat(named, installed)
                .flatMap(path -> read(path).stream())
                .distinct()
                .sorted(Comparator.comparing(JavaHome::feature).thenComparing(JavaHome::path))
                .toList();
    }

    Path java() {
        return path.resolve("bin/java");
    }

    boolean runsTrino() {
        return feature >= OLDEST_FOR_TRINO;
    }

    static Optional<JavaHome> read(Path folder) {
        Path release = folder.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(folder.resolve("bin/java"))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream stream = Files.newInputStream(release)) {
            properties.load(stream);
            String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
            return featureOf(version).isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new JavaHome(folder.toRealPath(), featureOf(version).get(), version));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + release, e);
        }
    }

    /** 25 of 25.0.3, 8 of 1.8.0_452, nothing of what is not a version. */
    private static Optional<Integer> featureOf(String version) {
        String digits = version.replaceFirst("^1\\.", "").replaceFirst("[^0-9].*$", "");
        return digits.isEmpty() || digits.length() > 4 ? Optional.empty() : Optional.of(Integer.parseInt(digits));
    }

    private static Stream<Path> children(Path folder) {
        if (!Files.isReadable(folder) || !Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static LakeException missing(String what, List<JavaHome> found) {
        String versions = found.isEmpty()
                ? "no JDK at all"
                : found.stream().map(home -> home.version + " in " + home.path).collect(Collectors.joining(", "));
        return new LakeException(
                FailureCode.TRINO_NO_JDK,
                "Trino needs a JDK " + OLDEST_FOR_TRINO + " or newer; " + what + " (found: " + versions + ")",
                "Install one and set TRINO_JAVA_HOME to its folder; everything but SQL works without.");
    }
}
