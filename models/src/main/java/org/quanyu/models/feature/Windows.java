package org.quanyu.models.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quanyu.schemas.yaml.Nearest;

/**
 * The windows that expressions name: {@code lag(insured, 3) OVER history}, {@code avg(wage_delay) OVER last_6}. A firm has
 * a row for every month from its first to its last, so that rows are months.
 */
final class Windows {

    private static final Pattern NAMED = Pattern.compile("(?i)\\bover\\s+(?:\\(([a-z_]\\w*)\\)|([a-z_]\\w*))");
    private static final String OF_FIRM = "PARTITION BY firm_id ORDER BY month";

    private static final Map<String, String> WINDOWS = windows();

    private Windows() {}

    private static Map<String, String> windows() {
        Map<String, String> windows = new LinkedHashMap<>();
        windows.put("history", "(" + OF_FIRM + ")");
        windows.put("so_far", rows("UNBOUNDED"));
        windows.put("last_2", rows("1"));
        windows.put("last_3", rows("2"));
        windows.put("last_6", rows("5"));
        windows.put("last_12", rows("11"));
        return windows;
    }

    private static String rows(String preceding) {
        return "(" + OF_FIRM + " ROWS BETWEEN " + preceding + " PRECEDING AND CURRENT ROW)";
    }

    /** An expression as Spark can parse it: {@code OVER history - x} would be a name with a hyphen. */
    static String bracketed(String expression) {
        return NAMED.matcher(expression).replaceAll("OVER ($1$2)");
    }

    /** The expression of a feature with its windows spelt out. */
    static String spelt(Feature feature) {
        Matcher named = NAMED.matcher(feature.from().sql());
        return named.replaceAll(found -> "OVER " + Matcher.quoteReplacement(window(feature, name(found))));
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static String window(Feature feature, String name) {
        String window = WINDOWS.get(name);
        if (window == null) {
            throw FeatureReader.invalid(
                    feature.file(),
                    feature.line(),
                    feature.name() + " looks over \"" + name + "\", which is no window",
                    Nearest.hint(name, WINDOWS.keySet()) + "windows: " + String.join(", ", WINDOWS.keySet()));
        }
        return window;
    }
}
