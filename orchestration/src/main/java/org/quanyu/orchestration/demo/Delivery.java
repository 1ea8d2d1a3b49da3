package org.quanyu.orchestration.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A file that a department delivers.
 *
 * @param rows rows it announces below its header; a file that is cut off holds fewer
 * @param what what is in it and what is odd about it, one line for people
 */
public record Delivery(LocalDate day, String department, String file, int rows, String what, Content content) {

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Where it lies below the input folder, {@code /} between folders. */
    public String name() {
        return day + "/" + department + "/" + file;
    }

    void writeTo(Path folder) throws IOException {
        Path target = folder.resolve(name());
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            content.write(out);
        }
    }
}
