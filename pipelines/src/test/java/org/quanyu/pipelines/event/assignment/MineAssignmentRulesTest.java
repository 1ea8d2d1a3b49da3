package org.quanyu.pipelines.event.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;

/** A year of made-up handling: street lamps and noise are settled, stray dogs are not, and dust changed hands. */
class MineAssignmentRulesTest {

    private static final SparkSession SPARK = session();
    private static final Contract EVENT = Contract.of("gold.event");
    private static final Contract RULE = Contract.of("mart.assignment_rule");

    private static final StructType COLUMNS = new StructType()
            .add("event_id", "string")
            .add("category_1", "string")
            .add("category_2", "string")
            .add("category_3", "string")
            .add("title", "string")
            .add("sub_district", "string")
            .add("department", "string")
            .add("requested_at", "timestamp")
            .add("due_at", "timestamp");

    private static final LocalDate AS_OF = Night.first(SPARK).asOf();

    @Test
    void rulesSayWhoHandlesWhatAndWithinHowManyWorkingDays() {
        Night night = mined();

        assertThat(rules(night, "item", "value", "department", "deadline_weekdays", "support", "later_hits", "status"))
                .containsExactlyInAnyOrder("路灯不亮 城管局 3 90 30 holds", "施工扬尘 住建局 3 72 0 drifting");
        assertThat(rules(night, "item_and_place", "value", "department"))
                .containsExactlyInAnyOrder("流浪犬，民治街道 民治街道办", "流浪犬，观澜街道 城管局");
        assertThat(rules(night, "text", "value", "department"))
                .contains("路灯 城管局", "扬尘 住建局")
                .as("repeats 路灯 and says nothing of dogs")
                .doesNotContain("路灯不亮 城管局")
                .noneMatch(rule -> rule.contains("犬"));
    }

    @Test
    void rulesAreTriedOnMonthsThatTheyWereNotMinedFrom() {
        Night night = mined();

        String month = AS_OF.withDayOfMonth(1).toString();
        assertThat(rows(night, "mart.assignment_month", "month", "events", "covered", "hits", "deadline_hits"))
                .hasSize(3)
                .contains(month + " 27 26 18 26");
    }

    @Test
    void itemsWithoutAnOwnerAreListed() {
        assertThat(rows(mined(), "mart.contested_item", "category_3", "departments"))
                .containsExactlyInAnyOrder("流浪犬 民治街道办 50%，城管局 50%", "施工扬尘 住建局 75%，生态环境局 25%");
    }

    @Test
    void rulesThatContradictEachOtherAreListed() {
        Night night = Night.first(SPARK).with(EVENT, events("路灯边扬尘")).run(new MineAssignmentRules());
        assertThat(rows(night, "mart.assignment_conflict", "events", "hits", "other_hits"))
                .contains("24 0 0");
    }

    private static Night mined() {
        return Night.first(SPARK).with(EVENT, events("工地扬尘")).run(new MineAssignmentRules());
    }

    private static List<String> rules(Night night, String kind, String... columns) {
        return rows(night.table(RULE).where("kind = '" + kind + "'"), columns);
    }

    private static List<String> rows(Night night, String table, String... columns) {
        return rows(night.table(Contract.of(table)), columns);
    }

    private static List<String> rows(Dataset<Row> table, String... columns) {
        return table.selectExpr(columns).collectAsList().stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    /** Each month ten lamps, eight building sites and eight dogs; in the last also what nobody knows. */
    private static Dataset<Row> events(String ofLateDust) {
        List<Row> events = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            LocalDate day =
                    AS_OF.withDayOfMonth(1).minusMonths(month).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
            for (int number = 0; number < 10; number++) {
                events.add(event(events.size(), day, "路灯不亮", "和平路路灯不亮", "民治街道", "城管局"));
            }
            for (int number = 0; number < 8; number++) {
                events.add(event(
                        events.size(),
                        day,
                        "施工扬尘",
                        month < 3 ? ofLateDust : "工地扬尘",
                        "龙华街道",
                        month < 3 ? "生态环境局" : "住建局"));
                boolean isFirst = number % 2 == 0;
                events.add(event(
                        events.size(), day, "流浪犬", "小区流浪犬", isFirst ? "民治街道" : "观澜街道", isFirst ? "民治街道办" : "城管局"));
            }
        }
        LocalDate last = AS_OF.withDayOfMonth(1);
        events.add(event(events.size(), last, null, "其他", null, "某办"));
        return SPARK.createDataFrame(events, COLUMNS);
    }

    private static Row event(int number, LocalDate day, String item, String title, String place, String department) {
        return RowFactory.create(
                "e" + number,
                item == null ? null : "城市管理",
                item == null ? null : "市容环境",
                item,
                title,
                place,
                department,
                Timestamp.from(day.atTime(2, 0).toInstant(ZoneOffset.UTC)),
                Timestamp.from(day.plusDays(3).atTime(9, 0).toInstant(ZoneOffset.UTC)));
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
