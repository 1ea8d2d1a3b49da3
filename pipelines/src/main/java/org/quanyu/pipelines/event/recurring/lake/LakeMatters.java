package org.quanyu.pipelines.event.recurring.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.quanyu.pipelines.event.recurring.MatterDefinition;
import org.quanyu.pipelines.event.recurring.MatterDefinitionReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.YamlFolder;

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
        Map<String, String> texts = YamlFolder.texts(folder, FailureCode.MATTERS_INVALID);
        if (texts.size() > 1) {
            throw new LakeException(
                    FailureCode.MATTERS_INVALID,
                    folder + " has " + texts.size() + " definitions of matters",
                    "leave one: all events of the lake are grouped by the same");
        }
        return texts.entrySet().stream()
                .map(file -> read(file.getKey(), file.getValue()))
                .findFirst()
                .orElseGet(LakeMatters::builtIn);
    }

    private static MatterDefinition read(String name, String text) {
        MatterDefinition definition = MatterDefinitionReader.read(name, text);
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
}
