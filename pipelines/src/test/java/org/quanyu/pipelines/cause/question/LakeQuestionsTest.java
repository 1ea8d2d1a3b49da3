package org.quanyu.pipelines.cause.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.contract.Contract;

/** Questions about the lake as analysts write them. */
class LakeQuestionsTest {

    private static final String QUESTION = """
            causes: slow
            title: 办理缓慢
            rows: SELECT * FROM %s WHERE requested_at >= :month
            case: event_id
            measure: handled_hours
            ladders: [channel]
            """;

    @TempDir
    private Path folder;

    @Test
    void theTablesOfAQuestionAreThoseThatItsRowsName() {
        assertThat(LakeQuestions.read("slow.yaml", QUESTION.formatted("gold.event"))
                        .tables())
                .extracting(Contract::table)
                .containsExactly("gold.event");
        assertThat(LakeQuestions.read("slow.yaml", QUESTION.formatted("view.placed_event"))
                        .tables())
                .extracting(Contract::table)
                .containsExactlyInAnyOrder(
                        "gold.event", "gold.event_link", "gold.firm", "gold.address", "mart.recurring_event");
    }

    @Test
    void anUnknownTableOrViewIsNamedWithTheNearest() {
        assertThatThrownBy(() -> LakeQuestions.read("slow.yaml", QUESTION.formatted("gold.evnt")))
                .hasMessageContaining("slow.yaml, line 3")
                .hasMessageContaining("gold.evnt")
                .extracting("remedy")
                .asString()
                .contains("gold.event");
        assertThatThrownBy(() -> LakeQuestions.read("slow.yaml", QUESTION.formatted("view.placed")))
                .hasMessageContaining("view.placed");
    }

    @Test
    void aFolderAddsQuestionsAndReplacesThoseOfTheSameName() throws IOException {
        assertThat(LakeQuestions.with(folder.resolve("none"))).hasSameSizeAs(LakeQuestions.builtIn());
        Files.writeString(folder.resolve("slow.yaml"), QUESTION.formatted("gold.event"));
        Files.writeString(
                folder.resolve("late.yaml"), QUESTION.formatted("gold.event").replace("slow", "late"));
        assertThat(LakeQuestions.with(folder))
                .hasSize(LakeQuestions.builtIn().size() + 1)
                .anySatisfy(question -> assertThat(question.title()).isEqualTo("办理缓慢"));
    }
}
