package org.quanyu.pipelines.cause.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.YamlFolder;

/** The questions about the lake that are asked every night: those that ship with it and those of a folder. */
public final class LakeQuestions {

    private static final String RESOURCES = "/org/quanyu/pipelines/cause/lake/";
    private static final List<String> BUILT_IN = List.of(
            "more_requests", "late", "dissatisfied", "more_hazards", "surges", "hazard_surges", "violation_surges");
    private static final List<String> VIEWS = List.of("placed_event");

    private LakeQuestions() {}

    public static List<LakeQuestion> builtIn() {
        return BUILT_IN.stream()
                .map(name -> read(name + ".yaml", resource(name + ".yaml")))
                .toList();
    }

    /**
     * As {@link #builtIn()}, and those of all {@code *.yaml} files of a folder, which may be missing. A file replaces the
     * question of the same name that ships with the lake.
     */
    public static List<LakeQuestion> with(Path folder) {
        Map<String, LakeQuestion> questions = new LinkedHashMap<>();
        builtIn().forEach(question -> questions.put(question.name(), question));
        YamlFolder.texts(folder, FailureCode.CAUSES_QUESTION_INVALID).forEach((name, text) -> {
            LakeQuestion question = read(name, text);
            questions.put(question.name(), question);
        });
        return List.copyOf(questions.values());
    }

    /** A question from the text of its file. */
    public static LakeQuestion read(String name, String text) {
        Map<String, String> views = new LinkedHashMap<>();
        VIEWS.forEach(view -> views.put(view, resource(view + ".sql")));
        return LakeQuestionReader.read(name, text, views);
    }

    private static String resource(String name) {
        try (InputStream file =
                Objects.requireNonNull(LakeQuestions.class.getResourceAsStream(RESOURCES + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
