package org.quanyu.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rates that the sources state: constants with a fraction, and whole ones that are not private, with the comment
 * above them. Constants of the same type that follow without a comment of their own share it.
 */
final class StatedRates {

    /** Packages whose constants say how files are written and numbers drawn, nothing about the district. */
    private static final Set<String> WITHOUT_RATES = Set.of("file", "chance");

    /** Constants that serve the making alone. */
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "GOLDEN_RATIO", "ROWS_PER_FILE", "NEVER", "ALWAYS", "INNOVATION", "BACK", "LOOK_BACK", "LOOKING_BACK");

    private static final String CONSTANT = "(public |private |)static final (double|int) (\\w+)\\s*=\\s*([^;]+);\\s*";
    private static final Pattern ONE = Pattern.compile(CONSTANT);
    private static final Pattern COMMENTED =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*((?:" + CONSTANT + ")+)", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("\\{@\\w+\\s+#?([^}]+)}");

    private StatedRates() {}

    /**
     * Rates with one comment.
     *
     * @param names of constants, behind that of their class
     * @param values as the source writes them
     */
    record Stated(String what, List<String> names, List<String> values) {}

    /** By the name of the package, in the order of classes and lines. */
    static Map<String, List<Stated>> of(Path sources) throws IOException {
        Map<String, List<Stated>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> {
                String folder = file.getParent().getFileName().toString();
                List<Stated> stated = WITHOUT_RATES.contains(folder) ? List.of() : of(file, text(file));
                if (!stated.isEmpty()) {
                    found.computeIfAbsent(folder, name -> new ArrayList<>()).addAll(stated);
                }
            });
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Stated> of(Path file, String source) {
        String type = file.getFileName().toString().replace(".java", "");
        List<Stated> stated = new ArrayList<>();
        for (Matcher matcher = COMMENTED.matcher(source); matcher.find(); ) {
            Stated rates = rates(type, sentence(matcher.group(1)), matcher.group(2));
            if (!rates.names().isEmpty()) {
                stated.add(rates);
            }
        }
        return stated;
    }

    private static Stated rates(String type, String what, String constants) {
        Stated stated = new Stated(what, new ArrayList<>(), new ArrayList<>());
        List<MatchResult> all = ONE.matcher(constants).results().toList();
        MatchResult first = all.get(0);
        for (MatchResult constant : all) {
            boolean isLikeFirst = constant.group(1).equals(first.group(1))
                    && constant.group(2).equals(first.group(2));
            boolean isRate =
                    constant.group(2).equals("double") || !constant.group(1).equals("private ");
            if (isLikeFirst && isRate && !WITHOUT_MEANING.contains(constant.group(3))) {
                stated.names().add(type + "." + constant.group(3));
                stated.values()
                        .add(constant.group(4)
                                .replaceAll("(?<=\\d)_(?=\\d)", ",")
                                .replaceAll("\\s+", " "));
            }
        }
        return stated;
    }

    /** A comment without its stars, tags and last full stop. */
    private static String sentence(String comment) {
        String plain = comment.replaceAll("\\s*\\n\\s*\\*\\s?", " ").strip();
        return TAG.matcher(plain)
                .replaceAll(tag -> "`" + tag.group(1).replace('#', '.') + "`")
                .replaceAll("\\.$", "")
                .replace("*", "\\*")
                .replace("|", "\\|");
    }
}
