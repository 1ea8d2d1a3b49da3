package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.quanyu.orchestration.database.PostgresServer;
import org.quanyu.orchestration.service.Folders;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * The folder the demo plays in: a lake, what was delivered to it, and its own copy of the sources.
 *
 * @param folder as the user named it, so that commands can be shown as they would be typed
 */
record DemoHome(Path folder) {

    /** What says that a folder is a demo's and may be emptied. */
    private static final String MARK = "lake-demo.txt";

    private static final String MARK_TEXT =
            "This folder belongs to `lake demo`, which empties it each time it tells its story.\n";

    /** Its log is open while it is emptied. */
    private static final String LOGS = "logs";

    Path lake() {
        return folder.toAbsolutePath().normalize();
    }

    Path logs() {
        return lake().resolve(LOGS);
    }

    Path input() {
        return folder.resolve("input");
    }

    Path sources() {
        return folder.resolve("sources");
    }

    /** Refuses a folder that holds anything but an earlier demo. */
    void requireOwn() {
        try {
            if (Files.exists(lake()) && !Files.exists(lake().resolve(MARK)) && !isEmpty()) {
                throw new LakeException(
                        FailureCode.USAGE,
                        folder + " holds something that is not a demo's, and the demo begins with an empty folder",
                        "name another folder: lake demo --home DIR");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what an earlier demo left running, removes what it wrote, and marks the folder. */
    void begin() {
        requireOwn();
        SqlServices.stop(lake());
        PostgresServer.running(lake()).ifPresent(PostgresServer::stop);
        try {
            Files.createDirectories(lake());
            Files.writeString(lake().resolve(MARK), MARK_TEXT);
            for (Path child : children()) {
                Folders.delete(child);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder " + folder + " cannot be emptied", e);
        }
    }

    /** Copies sources that ship with the lake, so that they can be changed here. */
    void copySources(Path from, List<String> names) {
        try {
            Files.createDirectories(sources());
            for (String name : names) {
                Files.copy(from.resolve(name + ".yaml"), sources().resolve(name + ".yaml"));
            }
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.SOURCES_MISSING,
                    "the demo's sources in " + from + " cannot be copied: " + e.getMessage(),
                    "run the lake command that lies in the project's folder",
                    e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(lake())) {
            return files.findAny().isEmpty();
        }
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> files = Files.list(lake())) {
            return files.filter(path ->
                            !List.of(MARK, LOGS).contains(path.getFileName().toString()))
                    .toList();
        }
    }
}
