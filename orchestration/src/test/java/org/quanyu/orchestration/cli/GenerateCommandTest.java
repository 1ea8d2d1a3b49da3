package org.quanyu.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;
import org.quanyu.orchestration.database.PostgresServer;

/** {@code lake generate} as its users meet it. */
class GenerateCommandTest {

    private static final Pattern DIGEST = Pattern.compile("digest +([0-9a-f]{64})");

    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytesOnAnyNumberOfCores() throws IOException {
        String one = digest(generate("one", "--seed", "7", "--cores", "1"));
        String four = digest(generate("four", "--seed", "7", "--cores", "4"));
        String other = digest(generate("other", "--seed", "8", "--cores", "2"));

        assertThat(four).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
        assertThat(names(folder.resolve("one"))).containsExactly("deliveries", "manifest.csv", "truth");
        assertThat(names(folder.resolve("one").resolve("deliveries"))).contains("2023-03-01", "2023-03-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--scale -1",
                "--scale 0",
                "--scale NaN",
                "--scale 1000",
                "--scale 0.0001 --from 2024-01-02 --to 2024-01-01",
                "--scale 0.0001 --from 1024-01-02",
                "--scale 0.0001 --from 2024-02-30",
                "--scale 0.0001 --from 2000-01-01 --to 2060-01-01",
                "--scale 0.0001 --firms 0",
                "--scale 0.0001 --devices -5",
                "--scale 0.0001 --premises 0",
                "--scale 0.0001 --cores 0",
                "--seed 1"
            })
    void whatCannotBeIsWrongUsage(String options) throws IOException {
        Outcome outcome = TestLake.execute(Stream.concat(
                        Stream.of("generate", "--out", folder.resolve("out").toString()), Stream.of(options.split(" ")))
                .toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).isNotBlank();
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void oneFeedComesThroughPostgresql() throws Exception {
        PostgresServer server = PostgresServer.start(folder.resolve("database"));
        String url = server.jdbcUrl() + (server.jdbcUrl().contains("?") ? "&" : "?") + "user=" + server.user()
                + "&password=" + URLEncoder.encode(server.password(), StandardCharsets.UTF_8);
        try {
            Outcome outcome =
                    generate("out", "--scale", "0.005", "--to", "2023-05-31", "--devices", "0", "--postgres", url);

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from mediation_disputes")) {
                rows.next();
                assertThat(rows.getLong(1)).isPositive();
                assertThat(outcome.out()).contains("postgresql  " + rows.getLong(1) + " rows");
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedBeforeAnythingIsWritten() throws IOException {
        Outcome outcome = generate("out", "--postgres", "jdbc:postgresql://127.0.0.1:1/nothing");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-5003");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("mine.txt"), "mine");

        Outcome outcome = generate("taken");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-1401", "mine.txt");
        assertThat(names(folder)).containsExactly("taken");
        assertThat(names(taken)).containsExactly("mine.txt");
    }

    @Test
    void anEmptyFolderIsFilled() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThat(generate("empty").exitCode()).isZero();

        assertThat(names(folder.resolve("empty"))).contains("manifest.csv");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "no folder");

        Outcome outcome = generate("file/below");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-1402", "below");
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                execute("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString()),
                "skipped: only root can mount a small disk to fill");
        try {
            Outcome outcome = generate("disk/out");

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
            assertThat(outcome.err()).contains("LAKE-5004", "make room");
            assertThat(names(disk)).isEmpty();
        } finally {
            execute("umount", "-l", disk.toString());
        }
    }

    private Outcome generate(String out, String... more) {
        Map<String, String> options = new LinkedHashMap<>(Map.of(
                "--scale",
                "0.0001",
                "--from",
                "2023-03-01",
                "--to",
                "2023-03-10",
                "--out",
                folder.resolve(out).toString()));
        for (int option = 0; option < more.length; option += 2) {
            options.put(more[option], more[option + 1]);
        }
        return TestLake.execute(Stream.concat(
                        Stream.of("generate"),
                        options.entrySet().stream().flatMap(option -> Stream.of(option.getKey(), option.getValue())))
                .toArray(String[]::new));
    }

    private static String digest(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        Matcher digest = DIGEST.matcher(outcome.out());
        assertThat(digest.find()).isTrue();
        return digest.group(1);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean execute(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
