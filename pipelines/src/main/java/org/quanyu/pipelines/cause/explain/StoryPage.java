package org.quanyu.pipelines.cause.explain;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The story of a cause as one self-contained page, with a bar for each month. */
public final class StoryPage {

    private static final int HEIGHT = 160;
    private static final int STEP = 48;

    private StoryPage() {}

    /** A bar of the picture, in pixels. */
    public record Bar(int x, int y, int height, String month, long events, boolean isAsked) {}

    public static String of(CauseStory story, StoryText.Language language) {
        try {
            StringWriter text = new StringWriter();
            configuration()
                    .getTemplate("story.ftlh")
                    .process(
                            Map.of(
                                    "title", StoryText.name(story, language),
                                    "sections", StoryText.of(story, language),
                                    "bars", bars(story),
                                    "width", 2 * STEP + STEP * story.months().size(),
                                    "height", HEIGHT),
                            text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Bar> bars(CauseStory story) {
        long most = story.months().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (Map.Entry<LocalDate, Long> month : story.months().entrySet()) {
            int height = (int) Math.max(1, HEIGHT * month.getValue() / most);
            bars.add(new Bar(
                    STEP + STEP * bars.size(),
                    HEIGHT - height,
                    height,
                    month.getKey().toString().substring(0, 7),
                    month.getValue(),
                    month.getKey().equals(story.cause().month())));
        }
        return bars;
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(StoryPage.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("c");
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        return configuration;
    }
}
