package org.quanyu.pipelines.fuse.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quanyu.pipelines.fuse.pair.ChosenRecords.Chosen;

/** One self-contained page that shows why records belong together or not, with a waterfall for each pair. */
public final class WhyPage {

    private static final Template TEMPLATE = new Template("why.ftlh");

    private WhyPage() {}

    /** The page about two records. */
    public static String of(ExplainedMeeting meeting) {
        ExplainedPair pair = meeting.pair();
        String title = pair.left().name() + " and " + pair.right().name();
        List<String> sentences = List.of(sentence(pair.words()), sentence(meeting.words()));
        return page(title, sentences, List.of(pair.left(), pair.right()), List.of(Waterfall.of(pair, pair.blocking())));
    }

    /** The page about an entity. */
    public static String of(ExplainedEntity entity) {
        List<String> sentences = new ArrayList<>();
        sentences.add(entity.words());
        if (!entity.limits().isEmpty()) {
            sentences.add(entity.limits());
        }
        List<Waterfall> waterfalls = new ArrayList<>();
        for (int place = 0; place < entity.links().size(); place++) {
            ExplainedPair link = entity.links().get(place);
            boolean isWeakest = place == entity.links().size() - 1;
            waterfalls.add(Waterfall.of(link, link.blocking() + (isWeakest ? "; the one that would break first" : "")));
        }
        return page(entity.entityId(), sentences, entity.records(), waterfalls);
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String page(String title, List<String> sentences, List<Chosen> records, List<Waterfall> waterfalls) {
        List<String> columns = records.stream()
                .findFirst()
                .map(first -> List.copyOf(first.values().keySet()))
                .orElse(List.of());
        return TEMPLATE.filled(Map.of(
                "title",
                title,
                "sentences",
                sentences,
                "columns",
                columns,
                "records",
                records,
                "waterfalls",
                waterfalls));
    }
}
