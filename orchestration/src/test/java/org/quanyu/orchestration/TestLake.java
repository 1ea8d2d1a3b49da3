package org.quanyu.orchestration;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.quanyu.orchestration.cli.LakeCommand;
import org.quanyu.orchestration.home.Lake;
import picocli.CommandLine;

/** A lake in a folder of its own, used through the real command. */
public final class TestLake implements AutoCloseable {

    private static final List<String> SMALL_ENGINE =
            List.of("--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=2");

    private final Path folder;

    public TestLake(Path folder) {
        this.folder = folder;
    }

    /** What a command printed and how it ended. */
    public record Outcome(int exitCode, String out, String err) {}

    public Path home() {
        return folder.resolve("home");
    }

    public Path sources() {
        return folder.resolve("sources");
    }

    public Path input() {
        return folder.resolve("input");
    }

    /** Writes a source file. */
    public TestLake source(String name, String yaml) {
        return file(sources().resolve(name + ".yaml"), yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** Delivers a file. */
    public TestLake deliver(String path, String text) {
        return deliver(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestLake deliver(String path, byte[] bytes) {
        return file(input().resolve(path), bytes);
    }

    private TestLake file(Path path, byte[] bytes) {
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Outcome run(String asOf, String... more) {
        return job("nightly", asOf, more);
    }

    public Outcome job(String job, String asOf, String... more) {
        return command(concat(
                List.of("run", job, "--as-of", asOf, "--sources", sources().toString(), "--input", input().toString()),
                concat(SMALL_ENGINE, List.of(more))));
    }

    public Outcome replay(String asOf) {
        return command(concat(
                List.of(
                        "quarantine",
                        "replay",
                        "--as-of",
                        asOf,
                        "--sources",
                        sources().toString(),
                        "--input",
                        input().toString()),
                SMALL_ENGINE));
    }

    public Outcome command(String... arguments) {
        return command(Arrays.asList(arguments));
    }

    private Outcome command(List<String> arguments) {
        return execute(concat(arguments, List.of("--home", home().toString())).toArray(new String[0]));
    }

    /** A command that needs no lake. */
    public static Outcome execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = LakeCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = command.execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /** Rows of published tables, by Spark SQL on the catalog {@code lake}. */
    public List<Row> rows(String sql) {
        try (Lake lake = Lake.open(home(), Optional.empty())) {
            return lake.spark("local[2]", Map.of("spark.sql.shuffle.partitions", "2"))
                    .sql(sql)
                    .collectAsList();
        }
    }

    /** The one number that a query gives. */
    public long number(String sql) {
        return ((Number) rows(sql).get(0).get(0)).longValue();
    }

    @Override
    public void close() {
        command("stop");
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
