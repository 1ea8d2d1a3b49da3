package org.quanyu.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.SchemaChange;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Hazards;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;
import org.quanyu.generator.resource.Resources;

/** The sections of {@code docs/generator.md} that follow from the program, by their names. */
final class GeneratorReference {

    private static final double SCALE = 0.0001;
    private static final Span SPAN = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31));
    private static final Pattern DEPARTMENT =
            Pattern.compile("/\\*\\* (.+)\\. \\*/\\s*public static final String \\w+ = \"(.+)\";");

    private final Path sources;
    private final List<Feed> feeds = Feeds.of(District.of(1, SCALE, Sizes.of(SCALE), SPAN));

    GeneratorReference(Path sources) {
        this.sources = sources;
    }

    Map<String, String> sections() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("departments", departments());
        sections.put("feeds", feeds());
        sections.put("truth", truth());
        sections.put("channels", channels());
        sections.put("hazards", hazards());
        sections.put("rates", rates());
        return sections;
    }

    private String departments() throws IOException {
        Map<String, Long> counts =
                feeds.stream().collect(Collectors.groupingBy(Feed::department, Collectors.counting()));
        Path file = sources.resolve(Departments.class.getName().replace('.', '/') + ".java");
        List<List<String>> rows = DEPARTMENT
                .matcher(Files.readString(file))
                .results()
                .map(found -> List.of(
                        found.group(2),
                        found.group(1),
                        counts.getOrDefault(found.group(2), 0L).toString()))
                .toList();
        return table(List.of("department", "in English", "feeds"), rows);
    }

    private String feeds() {
        List<List<String>> rows = feeds.stream()
                .filter(feed -> !isTruth(feed))
                .map(feed -> List.of(
                        feed.department(),
                        "`" + feed.name() + "`",
                        format(feed.format()),
                        rhythm(feed.rhythm()),
                        columns(feed)))
                .toList();
        return table(List.of("department", "feed", "format", "delivered", "columns"), rows);
    }

    private String truth() {
        List<List<String>> rows = feeds.stream()
                .filter(GeneratorReference::isTruth)
                .map(feed -> List.of(
                        "`" + feed.name() + "`",
                        feed.columns(SPAN.from()).stream()
                                .map(column -> "`" + column.name() + "`")
                                .collect(Collectors.joining(", "))))
                .toList();
        return table(List.of("table", "columns"), rows);
    }

    private static boolean isTruth(Feed feed) {
        return feed.department().equals(Feed.TRUTH);
    }

    private static String format(Format format) {
        if (format instanceof Format.Csv csv) {
            String charset = csv.charset().equals(StandardCharsets.UTF_8) ? "UTF-8" : "GB18030";
            return "CSV, " + charset + (csv.gzip() ? ", gzip" : "");
        }
        if (format instanceof Format.JsonLines json) {
            return "JSON lines" + (json.gzip() ? ", gzip" : "");
        }
        if (format instanceof Format.Xlsx workbook) {
            return "XLSX, titled " + workbook.title();
        }
        return format instanceof Format.PostgresCopy copy ? "PostgreSQL, table `" + copy.table() + "`" : "Parquet";
    }

    private static String rhythm(Rhythm rhythm) {
        if (rhythm instanceof Rhythm.Monthly monthly) {
            return "monthly, day " + monthly.dayOfMonth();
        }
        if (rhythm instanceof Rhythm.FirstThenMonthly monthly) {
            return "in full, then changes monthly, day " + monthly.dayOfMonth();
        }
        if (rhythm instanceof Rhythm.Weekly weekly) {
            return "weekly, " + weekly.weekday().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
        if (rhythm instanceof Rhythm.FirstThenOn later) {
            return "first day, then "
                    + later.later().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        }
        return rhythm instanceof Rhythm.Daily ? "daily" : "once";
    }

    /** Those of the first day; for feeds that change them, what they gain and lose. */
    private static String columns(Feed feed) {
        List<String> before = names(feed, SPAN.from());
        List<String> after = names(feed, SPAN.to());
        List<String> gained = new ArrayList<>(after);
        gained.removeAll(before);
        List<String> lost = new ArrayList<>(before);
        lost.removeAll(after);
        String change = "";
        if (!after.equals(before)) {
            change += "<br>from " + SchemaChange.day(SPAN) + ":";
            change += gained.isEmpty() ? "" : " with " + String.join("、", gained);
            change += lost.isEmpty() ? "" : " without " + String.join("、", lost);
            change += gained.isEmpty() && lost.isEmpty() ? " in another order or type" : "";
        }
        return String.join("、", before) + change;
    }

    private static List<String> names(Feed feed, LocalDate day) {
        return feed.columns(day).stream().map(Column::name).toList();
    }

    private static String channels() {
        List<String[]> channels = Resources.table("event/channels.tsv");
        double all = channels.stream()
                .mapToDouble(channel -> Double.parseDouble(channel[2]))
                .sum();
        List<List<String>> rows = channels.stream()
                .map(channel -> List.of(
                        channel[0],
                        channel[1],
                        String.format(Locale.ROOT, "%.1f %%", 100 * Double.parseDouble(channel[2]) / all),
                        channel[3].toLowerCase(Locale.ROOT),
                        channel[4].toLowerCase(Locale.ROOT)))
                .toList();
        return table(List.of("code", "channel", "share", "written as", "delivered among"), rows);
    }

    private static String hazards() {
        List<List<String>> rows = Hazards.weights().stream()
                .map(weight -> List.of(
                        "`" + weight.name() + "`",
                        Double.toString(weight.relocation()),
                        Double.toString(weight.arrears())))
                .toList();
        return table(List.of("factor", "relocation", "arrears"), rows);
    }

    private String rates() throws IOException {
        StringBuilder text = new StringBuilder();
        StatedRates.of(sources).forEach((folder, rates) -> {
            List<List<String>> rows = rates.stream()
                    .map(stated -> List.of(
                            stated.what(),
                            String.join("<br>", stated.values()),
                            stated.names().stream()
                                    .map(name -> "`" + name + "`")
                                    .collect(Collectors.joining("<br>"))))
                    .toList();
            text.append(text.isEmpty() ? "" : "\n")
                    .append("### ")
                    .append(folder)
                    .append("\n\n")
                    .append(table(List.of("what", "value", "stated in"), rows));
        });
        return text.toString();
    }

    private static String table(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        line(header, text);
        line(header.stream().map(title -> "---").toList(), text);
        rows.forEach(row -> line(row, text));
        return text.toString();
    }

    private static void line(List<String> cells, StringBuilder text) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
