package org.quanyu.generator;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * The folder that is generated. All is written to a folder beside it, {@code NAME.incomplete}, which takes its name at
 * the end; without {@link #complete} nothing stays.
 */
final class OutputFolder implements AutoCloseable {

    private final Path target;
    private final Path draft;

    private OutputFolder(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /** Fails if the folder holds anything; removes what a generation that was killed has left beside it. */
    static OutputFolder begin(Path out) throws IOException {
        Path target = out.toAbsolutePath().normalize();
        requireEmpty(target);
        Path draft = target.resolveSibling(target.getFileName() + ".incomplete");
        try {
            remove(draft);
            Files.createDirectories(draft);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.OUTPUT_NOT_WRITABLE,
                    "the folder " + draft + " cannot be made: " + e.getMessage(),
                    "name a folder with --out whose parent you may write to",
                    e);
        }
        return new OutputFolder(target, draft);
    }

    private static void requireEmpty(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw taken(target + " is a file");
        }
        try (Stream<Path> entries = Files.list(target)) {
            entries.findFirst().ifPresent(entry -> {
                throw taken("the folder " + target + " is not empty: it holds " + entry.getFileName());
            });
        }
    }

    private static LakeException taken(String what) {
        return new LakeException(
                FailureCode.OUTPUT_NOT_EMPTY, what, "name another folder with --out, or empty this one");
    }

    Path path() {
        return draft;
    }

    void complete() throws IOException {
        Files.deleteIfExists(target);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        remove(draft);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
