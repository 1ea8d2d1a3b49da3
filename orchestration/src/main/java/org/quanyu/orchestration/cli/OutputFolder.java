package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The folder that a command makes; it may exist if it is empty. */
record OutputFolder(Path folder) {

    /** @throws LakeException {@code OUTPUT_NOT_EMPTY} where the folder holds something */
    void requireEmpty() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new LakeException(
                        FailureCode.OUTPUT_NOT_EMPTY,
                        folder + " is not empty",
                        "name another folder with --out, or empty this one");
            }
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.OUTPUT_NOT_WRITABLE,
                    folder + " cannot be read: " + e.getMessage(),
                    "name another folder with --out",
                    e);
        }
    }
}
