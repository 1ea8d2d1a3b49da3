package org.quanyu.orchestration.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a PostgreSQL server says about itself in {@code postmaster.pid}; it may describe one that is long gone. */
record PostmasterFile(long processId, Path data, int port) {

    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(file(data));
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            Long.parseLong(lines.get(0).strip()),
                            Path.of(lines.get(1).strip()),
                            Integer.parseInt(lines.get(3).strip())));
        } catch (NoSuchFileException | NumberFormatException missing) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(data), e);
        }
    }

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Whether the process is a PostgreSQL server on this very folder, and not a newcomer with an old number. */
    boolean isAliveOn(Path expected) {
        return ProcessHandle.of(processId)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("postgres") && line.contains(expected.toString()))
                .isPresent();
    }
}
