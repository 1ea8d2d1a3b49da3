package org.quanyu.orchestration.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds everything the lake owns.
 *
 * @param folder absolute and normalised
 */
public record LakeHome(Path folder) {

    /** The lake at a folder, which is made if it is not there. */
    public static LakeHome at(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            // the same folder under two names would be two lakes to the catalog
            return new LakeHome(absolute.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where table data and metadata lie. */
    public Path warehouse() {
        return folder.resolve("warehouse");
    }

    /** The warehouse as Spark and Trino are told: not as a URI, which would encode what is not ASCII. */
    public String warehouseLocation() {
        return "file://" + warehouse();
    }

    /** Where deliveries that are not files, such as database tables, are written down. */
    public Path landing() {
        return folder.resolve("landing");
    }

    /** Where people put the models that the nightly run uses: {@code category}, {@code sentiment}, {@code topic}. */
    public Path models() {
        return folder.resolve("models");
    }

    /** Scratch space of the engine. */
    public Path scratch() {
        return folder.resolve("scratch");
    }

    public Path logs() {
        return folder.resolve("logs");
    }
}
