package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A file that tells what to do, named on the command line. */
record ConfigurationFile(Path file) {

    String name() {
        return file.getFileName().toString();
    }

    /**
     * @param unreadable the code of the failure where it is no UTF-8 text
     * @param help which file to name, and how
     */
    String text(FailureCode unreadable, String help) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LakeException(unreadable, file + " cannot be read as UTF-8 text: " + e.getMessage(), help, e);
        }
    }
}
