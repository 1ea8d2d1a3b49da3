package org.quanyu.orchestration.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.pipelines.cause.explain.CauseExplainer;
import org.quanyu.pipelines.cause.explain.CauseStory;
import org.quanyu.pipelines.cause.explain.StoryFacts;
import org.quanyu.pipelines.cause.explain.StoryPage;
import org.quanyu.pipelines.cause.explain.StoryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake causes explain}: a cause of the lake told, from its cases up to the rules. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells a cause of mart.root_cause: its cases, what they have in common, gaps in the rules, who is"
                + " responsible, whether it became better the last time, and what to do.")
final class CausesExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The cause_id in mart.root_cause.")
    private String id;

    @Option(names = "--english", description = "Tells it in English (default: Chinese).")
    private boolean isEnglish;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes it as a page with a picture, too (HTML).")
    private Path out;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        LogFile.in(home.path().resolve("logs"));
        StoryText.Language language = isEnglish ? StoryText.Language.ENGLISH : StoryText.Language.CHINESE;
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            CauseStory story = new CauseExplainer(table -> lake.rows(table, spark), spark).explain(id);
            print(story, StoryText.of(story, language));
            write(StoryPage.of(story, language));
        }
        return 0;
    }

    private void print(CauseStory story, List<StoryText.Section> sections) {
        PrintWriter console = spec.commandLine().getOut();
        if (format.format() == OutputFormat.JSON) {
            console.println(json(story));
        } else {
            for (StoryText.Section section : sections) {
                console.println(section.heading());
                section.lines().forEach(line -> console.println("  " + line));
            }
        }
        console.flush();
    }

    private static String json(CauseStory story) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(StoryFacts.of(story));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String page) {
        if (out != null) {
            new PageFile(out).write(page);
        }
    }
}
