package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.halfWidth;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.Expressions.tryCast;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.DateTimes;

/** Dates and times in the layouts that are delivered. */
final class DateFunctions {

    private static final String YEAR = DateTimes.YEAR;
    private static final String ONE_OR_TWO = "[0-9]{1,2}";

    private static final String TIME_BEHIND = "(?:[T ]? *(?:上午|下午)? *[0-9]{1,2} *[:：时点].*)?";

    // the last alternative takes every other text; what is left of it, "--", is no date
    private static final String DATE = "^ *(?:(" + YEAR + ")(?:([-/.])(" + ONE_OR_TWO + ")\\2(" + ONE_OR_TWO + ")"
            + "|年 *(" + ONE_OR_TWO + ") *月 *(" + ONE_OR_TWO + ") *日?"
            + "|([0-9]{2})([0-9]{2})(?:[0-9]{4}(?:[0-9]{2})?)?)" + TIME_BEHIND + " *|(?s:.*))$";

    private static final String ISO_DATE = "^" + YEAR + "-[0-9]{2}-[0-9]{2}$";

    private DateFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "to_date",
                        "DATE from 2019-02-28, 2019/2/28, 2019.2.28, 2019年2月28日 or 20190228, also with a time behind"
                                + " it (the date is the one written, whatever the offset); NULL for a day that does not"
                                + " exist and for years outside 1800 to 2199. With two arguments it is Spark's to_date.",
                        DateFunctions::date,
                        example("to_date('2019年2月28日')", "2019-02-28"),
                        example("to_date('２０１９/2/28 11:25')", "2019-02-28"),
                        example("to_date('2019-02-30')", null)),
                new LakeFunction(
                        "to_datetime",
                        List.of("s", "zone?"),
                        "TIMESTAMP from a date with or without a time, ISO 8601 with Z or an offset, 时分秒, or the US"
                                + " layout with AM and PM; times without an offset are in the zone given, or else in"
                                + " the session's (UTC in the lake). A local time that a change of the clock skips is"
                                + " moved on by the gap; one that occurs twice is the earlier.",
                        List.of(
                                example("to_datetime('2019年2月28日 11时25分')", "2019-02-28 11:25:00"),
                                example("to_datetime('2013-08-09T09:26:24-04:00')", "2013-08-09 13:26:24"),
                                example(
                                        "to_datetime('01/05/2015 12:40:41 PM', 'America/New_York')",
                                        "2015-01-05 17:40:41"),
                                example("to_datetime('2019/2/30 11:25:05')", null)),
                        arguments -> dateTime(
                                arguments.get(0),
                                arguments.size() == 1 ? Optional.empty() : Optional.of(arguments.get(1)))));
    }

    private static Column date(Column value) {
        Column plain = text(value);
        return when(plain.rlike(ISO_DATE), tryCast(plain, DataTypes.DateType))
                .otherwise(tryCast(regexp_replace(halfWidth(plain), DATE, "$1-$3$5$7-$4$6$8"), DataTypes.DateType));
    }

    private static Column dateTime(Column value, Optional<Column> zone) {
        Column ofSession = lit(SQLConf.get().sessionLocalTimeZone());
        return call(DateTimes.class, "micros", DataTypes.TimestampType, text(value), zone.orElse(ofSession));
    }
}
