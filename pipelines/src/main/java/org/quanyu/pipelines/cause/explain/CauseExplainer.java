package org.quanyu.pipelines.cause.explain;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.cause.lake.AskedMonth;
import org.quanyu.pipelines.cause.lake.AttributeValues;
import org.quanyu.pipelines.cause.lake.QuestionRows;
import org.quanyu.pipelines.cause.question.LakeQuestion;
import org.quanyu.pipelines.cause.question.LakeQuestions;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Finds what there is to tell of a cause whose cases are events. */
public final class CauseExplainer {

    private static final Contract ROOT_CAUSE = Contract.of("mart.root_cause");
    private static final Contract ROOT_CAUSE_CASE = Contract.of("mart.root_cause_case");
    private static final Contract EVENT = Contract.of("gold.event");

    /** The events that causes are told with, with their ladders. */
    private static final LakeQuestion EVENTS = LakeQuestions.read("events of a year", """
            causes: events
            title: 事件
            rows: >-
              SELECT * FROM view.placed_event
              WHERE requested_at >= add_months(:year_before, -12) AND requested_at < :next_month
            case: event_id
            measure: 1
            """);

    private static final int CASES_TOLD = 5;
    private static final int MONTHS_COMPARED = 3;
    private static final int MONTHS_A_YEAR = 12;

    /** Bound of the standard normal distribution, two-sided, for 95 % confidence. */
    private static final double CONFIDENCE = 1.96;

    private final Function<Contract, Dataset<Row>> tables;
    private final SparkSession spark;

    /** @param tables what tables of the lake hold */
    public CauseExplainer(Function<Contract, Dataset<Row>> tables, SparkSession spark) {
        this.tables = tables;
        this.spark = spark;
    }

    /**
     * Tells of a cause as it was found last.
     *
     * @throws LakeException {@code CAUSE_UNKNOWN} where no cause has this id or its attributes are not those of events
     */
    public CauseStory explain(String causeId) {
        List<Row> found = tables.apply(ROOT_CAUSE)
                .where(col("cause_id").equalTo(causeId))
                .orderBy(desc("month"))
                .collectAsList();
        if (found.isEmpty()) {
            throw new LakeException(
                    FailureCode.CAUSE_UNKNOWN,
                    "no cause has the id " + causeId,
                    "take an id from mart.root_cause: lake sql \"select * from mart.root_cause\"");
        }
        CauseStory.Told told = told(found.get(0));
        Dataset<Row> events = events(told).persist();
        try {
            return story(told, found, events);
        } finally {
            events.unpersist();
        }
    }

    private CauseStory story(CauseStory.Told told, List<Row> found, Dataset<Row> events) {
        Column holds = AttributeValues.hold(told.attributes(), EVENTS.question().missing());
        Dataset<Row> cases = tables.apply(ROOT_CAUSE_CASE)
                .where(col("cause_id").equalTo(told.id()).and(col("month").equalTo(lit(told.month()))))
                .select(col("case_id").as("event_id"));
        Dataset<Row> behind = events.join(broadcast(cases), "event_id").persist();
        long all = behind.count();
        CauseStory story = new CauseStory(
                told,
                micro(behind),
                meso(told, behind, all),
                top(behind, all, "department"),
                new RuleCheck(events, behind).rule(),
                trial(told, found, events, holds),
                months(events.where(holds)));
        behind.unpersist();
        return story;
    }

    private Dataset<Row> events(CauseStory.Told told) {
        Dataset<Row> events = QuestionRows.of(EVENTS, new AskedMonth(told.month()), tables, spark);
        List<String> columns = List.of(events.columns());
        if (!columns.containsAll(told.attributes().keySet())) {
            throw new LakeException(
                    FailureCode.CAUSE_UNKNOWN,
                    "the cause " + told.id() + " is of " + told.attributes().keySet()
                            + ", which events do not all have",
                    "only causes of events can be explained: " + String.join(", ", columns));
        }
        return events;
    }

    private static CauseStory.Told told(Row row) {
        return new CauseStory.Told(
                row.getAs("cause_id"),
                row.<Date>getAs("month").toLocalDate(),
                row.getAs("title"),
                row.getJavaMap(row.fieldIndex("attributes")),
                row.<Double>getAs("observed"),
                row.<Double>getAs("expected"),
                number(row, "lift_low"),
                number(row, "lift_high"),
                row.<Double>getAs("chance"),
                row.<Date>getAs("first_month").toLocalDate(),
                row.<Integer>getAs("months"));
    }

    private static double number(Row row, String column) {
        return row.isNullAt(row.fieldIndex(column)) ? Double.NaN : row.<Double>getAs(column);
    }

    private List<CauseStory.Case> micro(Dataset<Row> behind) {
        Dataset<Row> words = tables.apply(EVENT)
                .select(col("event_id"), coalesce(col("title"), col("text")).as("words"));
        return behind
                .orderBy(desc("requested_at"), col("event_id"))
                .limit(CASES_TOLD)
                .join(words, "event_id")
                .orderBy(desc("requested_at"), col("event_id"))
                .select(
                        col("event_id"),
                        col("requested_at").cast("date"),
                        coalesce(col("building"), col("community"), lit("")),
                        expr("coalesce(substr(words, 1, 80), '')"))
                .collectAsList()
                .stream()
                .map(row -> new CauseStory.Case(
                        row.getString(0), row.getDate(1).toLocalDate(), row.getString(2), row.getString(3)))
                .toList();
    }

    /** Values that a quarter of the cases or more share. */
    private static List<CauseStory.Share> meso(CauseStory.Told told, Dataset<Row> behind, long all) {
        List<CauseStory.Share> shares = new ArrayList<>();
        for (String level :
                List.of("firm", "unit", "building", "grid", "community", "sub_district", "item", "category")) {
            if (!told.attributes().containsKey(level)) {
                top(behind, all, level)
                        .filter(share -> share.share() >= 0.25 && share.cases() > 1)
                        .ifPresent(shares::add);
            }
        }
        return shares;
    }

    /**
     * The value that most rows have, if any has one.
     *
     * @param all how many rows there are
     */
    private static Optional<CauseStory.Share> top(Dataset<Row> rows, long all, String level) {
        return rows
                .where(col(level).isNotNull())
                .groupBy(col(level).cast("string").as(level))
                .agg(count(lit(1)).as("cases"))
                .orderBy(desc("cases"), col(level))
                .limit(1)
                .collectAsList()
                .stream()
                .map(row -> new CauseStory.Share(level, row.getString(0), row.getLong(1), all))
                .findFirst();
    }

    /** Events of each month; months without any are left out. */
    private static Map<LocalDate, Long> months(Dataset<Row> events) {
        Map<LocalDate, Long> months = new LinkedHashMap<>();
        events.groupBy(trunc(col("requested_at"), "month").as("month"))
                .agg(count(lit(1)).as("events"))
                .orderBy("month")
                .collectAsList()
                .forEach(row -> months.put(row.getDate(0).toLocalDate(), row.getLong(1)));
        return months;
    }

    /**
     * The last time before: as many months after it as there are, three at most, against as many up to it, in the cell
     * and in all others. A count of zero is taken for a half.
     */
    private static Optional<CauseStory.Trial> trial(
            CauseStory.Told told, List<Row> found, Dataset<Row> events, Column holds) {
        Optional<LocalDate> before = found.stream()
                .map(row -> row.<Date>getAs("month").toLocalDate())
                .filter(month -> month.isBefore(told.month())
                        && month.isAfter(told.month().minusMonths(MONTHS_A_YEAR - MONTHS_COMPARED)))
                .findFirst();
        return before.map(since -> compared(since, told.month(), events, holds));
    }

    private static CauseStory.Trial compared(LocalDate since, LocalDate last, Dataset<Row> events, Column holds) {
        int months = (int) Math.min(MONTHS_COMPARED, since.until(last).toTotalMonths());
        LocalDate turn = since.plusMonths(1);
        Column isAfter = between(turn, turn.plusMonths(months));
        Column isBefore = between(turn.minusMonths(months), turn);
        Row counts = events.agg(
                        counted(holds.and(isBefore)),
                        counted(holds.and(isAfter)),
                        counted(not(holds).and(isBefore)),
                        counted(not(holds).and(isAfter)))
                .first();
        double[] number = new double[4];
        double variance = 0;
        for (int at = 0; at < number.length; at++) {
            number[at] = Math.max(0.5, counts.getLong(at));
            variance += 1 / number[at];
        }
        double log = Math.log(number[1] / number[0]) - Math.log(number[3] / number[2]);
        double error = CONFIDENCE * Math.sqrt(variance);
        return new CauseStory.Trial(since, Math.exp(log), Math.exp(log - error), Math.exp(log + error));
    }

    private static Column between(LocalDate from, LocalDate to) {
        return col("requested_at")
                .geq(lit(from).cast("timestamp"))
                .and(col("requested_at").lt(lit(to).cast("timestamp")));
    }

    private static Column counted(Column condition) {
        return coalesce(sum(when(condition, 1L).otherwise(0L)), lit(0L));
    }
}
