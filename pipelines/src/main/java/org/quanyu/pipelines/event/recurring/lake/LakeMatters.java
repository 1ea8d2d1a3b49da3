package org.quanyu.pipelines.event.recurring.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.quanyu.pipelines.event.recurring.MatterDefinition;
import org.quanyu.pipelines.event.recurring.MatterDefinitionReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** What recurring matters are in the lake: the definition that ships with it, or the one of a folder. */
public final class LakeMatters {

    private static final String BUILT_IN = "recurring_events.yaml";

    private LakeMatters() {}

    public static MatterDefinition builtIn() {
        String resource = "/org/quanyu/pipelines/event/recurring/lake/" + BUILT_IN;
        try (InputStream file = Objects.requireNonNull(LakeMatters.class.getResourceAsStream(resource), resource)) {
            return MatterDefinitionReader.read(BUILT_IN, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The definition in the one {@code *.yaml} file of a folder; {@link #builtIn()} if there is none.
     *
     * @throws LakeException {@code MATTERS_INVALID} with several files, or one that has other ids than the lake
     */
    public static MatterDefinition in(Path folder) {
        List<Path> files = files(folder);
        if (files.size() > 1) {
            throw new LakeException(
                    FailureCode.MATTERS_INVALID,
                    folder + " has " + files.size() + " definitions of matters",
                    "leave one: all events of the lake are grouped by the same");
        }
        return files.isEmpty() ? builtIn() : read(files.get(0));
    }

    private static MatterDefinition read(Path file) {
        String name = file.getFileName().toString();
        MatterDefinition definition = MatterDefinitionReader.read(name, text(file));
        require(definition, definition.id().get(0), "event_id", definition.id().size() == 1);
        require(definition, definition.time(), "requested_at", true);
        return definition;
    }

    private static void require(
            MatterDefinition definition, MatterDefinition.Field field, String column, boolean isAlone) {
        if (!isAlone || !field.from().written().trim().equals(column)) {
            throw definition
                    .file()
                    .failure(
                            field.place(),
                            field.name() + " is not " + column + ", by which the lake knows its events",
                            "write " + field.name() + ": " + column);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static LakeException unreadable(Path path, IOException e) {
        return new LakeException(
                FailureCode.MATTERS_INVALID,
                path + " cannot be read as UTF-8 text: " + e.getMessage(),
                "save it as UTF-8 and check its permissions",
                e);
    }
}
