package org.quanyu.orchestration.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program run outside this JVM in a working folder, its output appended to a log file. */
public record Program(List<String> command, Map<String, String> environment, Path folder, Path log) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Runs to the end and returns the exit code. */
    public int run(Duration limit) {
        Process process = launch(command);
        try {
            if (process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IllegalStateException(command.get(0) + " did not end within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.get(0), e);
        }
    }

    /** Starts a program that lives on when this JVM ends, in a session of its own where the system has setsid. */
    public ProcessHandle detach() {
        Stream<String> prefix = onPath("setsid").stream().map(Path::toString);
        return launch(Stream.concat(prefix, command.stream()).toList()).toHandle();
    }

    private Process launch(List<String> words) {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + words.get(0), e);
        }
    }

    /** The last lines of the log that say something, oldest first. */
    public static List<String> lastLines(Path log, int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** Where the search path of this process has a program of this name. */
    public static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
