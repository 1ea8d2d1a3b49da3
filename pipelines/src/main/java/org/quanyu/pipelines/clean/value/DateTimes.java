package org.quanyu.pipelines.clean.value;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.unsafe.types.UTF8String;

/** Points in time in the layouts that are delivered. */
public final class DateTimes {

    /** The years that are read as such. */
    public static final String YEAR = "(?:1[89]|2[01])[0-9]{2}";

    private static final String ONE_OR_TWO = "[0-9]{1,2}";

    private static final String CLOCK = "[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2}(?:\\.[0-9]{1,9})?)?";
    private static final String OFFSET = "Z|[+-][0-9]{2}:?[0-9]{2}";

    private static final Pattern DATE_TIME =
            Pattern.compile("^ *(?:(?:(" + YEAR + ")([-/.])(" + ONE_OR_TWO + ")\\2(" + ONE_OR_TWO + ")"
                    + "|(" + ONE_OR_TWO + ")/(" + ONE_OR_TWO + ")/(" + YEAR + "))"
                    + "(?:[T ] *(" + CLOCK + "):? *(" + OFFSET + ")?)? *|(?s:.*))$");

    private static final Pattern YEAR_FIRST =
            Pattern.compile("^" + YEAR + "([-/])[0-9]{1,2}\\1[0-9]{1,2}[ T]" + CLOCK + "(?:" + OFFSET + ")?$");

    private static final Pattern HALF_OF_DAY = Pattern.compile(" *(?:(?i:[AP]\\.?M\\.?)|上午|下午) *");
    private static final Pattern SECOND_HALF = Pattern.compile("(?i:P\\.?M)|下午");

    private static final Pattern AMERICAN =
            Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/(" + YEAR + ") (0?[1-9]|1[0-2])(:[0-9]{2}:[0-9]{2}) ([AP])M");

    private static final Pattern CHINESE_DATE = Pattern.compile("年 *([0-9]{1,2}) *月 *([0-9]{1,2}) *日?");
    private static final Pattern NO_TIME = Pattern.compile("(?<=-[0-9]{1,2}) $");
    private static final Pattern HOUR = Pattern.compile("([0-9]{1,2}):");
    private static final Pattern BEFORE_HOUR = Pattern.compile("^([^:]*?)[0-9]{1,2}:");
    private static final Pattern BEHIND_HOUR = Pattern.compile("^[^:]*(:.*?) *$");

    private DateTimes() {}

    /**
     * Microseconds since 1970-01-01 UTC of a local or offset time; null for a text that is none, and for an unknown
     * zone.
     *
     * @param zone of a time without an offset
     */
    public static Long micros(UTF8String value, UTF8String zone) {
        String iso = iso(value.toString());
        ZoneId known = zone(zone.toString());
        return iso == null || known == null
                ? null
                : (Long) DateTimeUtils.stringToTimestamp(UTF8String.fromString(iso), known)
                        .getOrElse(() -> null);
    }

    private static ZoneId zone(String name) {
        try {
            return DateTimeUtils.getZoneId(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The layout that Spark reads; the two that most rows have come first. */
    private static String iso(String value) {
        String plain = value.strip();
        if (YEAR_FIRST.matcher(plain).matches()) {
            return plain.replace('/', '-');
        }
        Matcher american = AMERICAN.matcher(plain);
        return american.matches() ? fromAmerican(american) : fromOther(value);
    }

    private static String fromAmerican(Matcher parts) {
        int hour = Integer.parseInt(parts.group(4)) % 12 + (parts.group(6).equals("P") ? 12 : 0);
        return parts.group(3) + "-" + parts.group(1) + "-" + parts.group(2) + " " + hour + parts.group(5);
    }

    /** A text that is no time becomes one that Spark does not read either. */
    private static String fromOther(String value) {
        String dated = CHINESE_DATE.matcher(Widths.half(value)).replaceAll("-$1-$2 ");
        String clock = Widths.without(
                "秒", dated.replace('时', ':').replace('点', ':').replace('分', ':').replace('：', ':'));
        String western = HALF_OF_DAY.matcher(clock).find() ? twentyFourHours(clock) : clock;
        if (western == null) {
            return null;
        }
        String ordered = DATE_TIME.matcher(western).replaceAll("$1$7-$3$5-$4$6 $8$9");
        return NO_TIME.matcher(ordered).replaceAll(" 00:00:00");
    }

    private static String twentyFourHours(String value) {
        String bare = HALF_OF_DAY.matcher(value).replaceAll(" ");
        Matcher found = HOUR.matcher(bare);
        if (!found.find()) {
            return null;
        }
        int hour = Integer.parseInt(found.group(1));
        int half = SECOND_HALF.matcher(value).find() ? 12 : 0;
        return first(BEFORE_HOUR, bare) + (hour > 12 ? hour : hour % 12 + half) + first(BEHIND_HOUR, bare);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
