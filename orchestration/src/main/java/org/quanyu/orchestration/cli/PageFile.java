package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A page of HTML that a command also writes; what the file holds is replaced. */
record PageFile(Path file) {

    /** @throws LakeException {@code OUTPUT_NOT_WRITABLE} */
    void write(String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.OUTPUT_NOT_WRITABLE,
                    file + " cannot be written: " + e.getMessage(),
                    "name a file in a folder that exists with --out",
                    e);
        }
    }
}
