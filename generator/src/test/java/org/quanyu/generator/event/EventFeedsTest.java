package org.quanyu.generator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.delivery.DeliveredRows;
import org.quanyu.generator.delivery.DeliveredRows.Row;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.ItemCatalogue;

class EventFeedsTest {

    private static final double SCALE = 0.002;
    private static final Span SPAN = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2023, 12, 31));
    private static final District DISTRICT = District.of(11, SCALE, Sizes.of(SCALE), SPAN);
    private static final Map<String, Feed> FEEDS =
            EventFeeds.of(DISTRICT).stream().collect(Collectors.toMap(Feed::name, Function.identity()));
    private static final Map<String, List<Row>> TABLES = new HashMap<>();

    private static List<Row> rows(String feed) {
        return TABLES.computeIfAbsent(feed, name -> DeliveredRows.all(FEEDS.get(name), SPAN));
    }

    /** The newest version of each order. */
    private static Collection<Row> orders() {
        Map<Object, Row> newest = new HashMap<>();
        for (Row row : rows("citizen_requests")) {
            newest.merge(
                    row.cell("工单编号"),
                    row,
                    (one, other) -> time(one, "更新时间").isAfter(time(other, "更新时间")) ? one : other);
        }
        return newest.values();
    }

    private static LocalDateTime time(Row row, String column) {
        return row.time(column);
    }

    private static double share(Collection<Row> rows, String column, Object... values) {
        return rows.stream()
                        .filter(row -> List.of(values).contains(row.cell(column)))
                        .count()
                / (double) rows.size();
    }

    @Test
    void requestsAreAsManyAsStated() {
        Map<Integer, Long> years = rows("event_intake").stream()
                .collect(Collectors.groupingBy(row -> time(row, "accepted").getYear(), Collectors.counting()));
        assertThat(years.get(2023)).isCloseTo(2_420L, within(150L));
        assertThat(years.get(2022)).isCloseTo(1_016L, within(110L));
    }

    @Test
    void handlingTakesTheStatedTimeAndIsOnTime() {
        WorkTime work = new WorkTime(SPAN);
        List<Row> handled =
                orders().stream().filter(row -> row.cell("办理时间") != null).toList();
        double days = handled.stream()
                .mapToDouble(row -> work.at(second(row, "办理时间")) - work.at(second(row, "受理时间")))
                .average()
                .orElseThrow();
        double onTime = handled.stream()
                        .filter(row -> !time(row, "办理时间").isAfter(time(row, "办理期限")))
                        .count()
                / (double) handled.size();
        assertThat(days).isCloseTo(Timeline.MEAN_WORKING_DAYS, within(0.13));
        assertThat(onTime).isCloseTo(Timeline.ON_TIME, within(0.015));
    }

    private static long second(Row row, String column) {
        return time(row, column).toEpochSecond(ZoneOffset.UTC);
    }

    @Test
    void ratedOrdersAreSatisfied() {
        List<Row> rated =
                orders().stream().filter(row -> row.cell("满意度") != null).toList();
        assertThat(share(rated, "满意度", "满意", "基本满意")).isGreaterThan(0.995);
        assertThat(rated).hasSizeGreaterThan(1_000);
    }

    @Test
    void versionsOfAnOrderAgree() {
        Map<Object, Set<Object>> texts = new HashMap<>();
        rows("citizen_requests").forEach(row -> texts.computeIfAbsent(row.cell("工单编号"), order -> new HashSet<>())
                .add(row.cell("诉求内容") + "|" + row.cell("诉求人") + "|" + row.cell("来源渠道")));
        assertThat(texts.values()).allMatch(versions -> versions.size() == 1);
        assertThat(share(orders(), "工单状态", "已办结")).isGreaterThan(0.97);
        assertThat(share(orders(), "是否重办", "是")).isCloseTo(Timeline.REOPENED, within(0.008));
    }

    @Test
    void deliveredOrdersAreThoseOfTheTruth() {
        Set<Object> delivered =
                rows("citizen_requests").stream().map(row -> row.cell("工单编号")).collect(Collectors.toSet());
        List<Row> intakes = rows("event_intake");
        Set<Object> told = intakes.stream()
                .filter(row -> row.cell("feed").equals("citizen_requests"))
                .map(row -> row.cell("intake"))
                .collect(Collectors.toSet());
        assertThat(intakes.stream().map(row -> row.cell("intake"))).doesNotHaveDuplicates();
        assertThat(told).containsAll(delivered);
        assertThat(delivered.size()).isGreaterThan((int) (told.size() * 0.995));
    }

    @Test
    void someEventsComeInOverSeveralChannels() {
        Map<Object, Long> intakes = rows("event_intake").stream()
                .collect(Collectors.groupingBy(row -> row.cell("event"), Collectors.counting()));
        double several = intakes.values().stream().filter(count -> count > 1).count() / (double) intakes.size();
        assertThat(several).isCloseTo(Requests.SEVERAL_CHANNELS, within(0.015));
    }

    @Test
    void causesStandOut() {
        Map<Object, Long> caused = rows("event").stream()
                .filter(row -> row.cell("cause") != null)
                .collect(Collectors.groupingBy(row -> row.cell("cause"), Collectors.counting()));
        double expected = 0;
        double found = 0;
        for (Row cause : rows("planted_cause")) {
            expected += cause.number("extra_events") / 100.0;
            found += caused.getOrDefault(cause.cell("cause"), 0L);
        }
        assertThat(found).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        assertThat(rows("planted_cause").stream().map(row -> row.cell("level")).distinct())
                .hasSize(Level.values().length);
    }

    /** Counting at a cause's level and in its window finds the normal events and the extra ones. */
    @Test
    void theExcessIsSeenInTheWindow() {
        double normal = 0;
        double extra = 0;
        long found = 0;
        for (Row cause : rows("planted_cause")) {
            if (cause.cell("ladder").equals("ITEM")) {
                normal += cause.number("normal_events") / 100.0;
                extra += cause.number("extra_events") / 100.0;
                found += rows("event").stream()
                        .filter(event -> event.cell("source").equals("REQUEST"))
                        .filter(event -> isOf(cause, ItemCatalogue.district().item(event.text("item"))))
                        .map(event -> time(event, "time").toLocalDate())
                        .filter(day -> !day.isBefore(cause.date("from")) && !day.isAfter(cause.date("to")))
                        .count();
            }
        }
        assertThat(extra).isGreaterThan(100);
        assertThat((double) found).isBetween((normal + extra) * 0.75, (normal + extra) * 1.5);
        assertThat((double) found).isGreaterThan(normal + extra / 2);
    }

    private static boolean isOf(Row cause, Item item) {
        return List.of(item.code(), item.category(), item.family().title()).contains(cause.cell("value"));
    }

    @Test
    void quietPlacesAndItemsHaveNoCause() {
        World world = new World(DISTRICT);
        Set<Object> quietItems = new HashSet<>();
        for (int item = 0; item < world.items.count(); item++) {
            if (world.items.isQuiet(item)) {
                quietItems.add(world.items.item(item).code());
            }
        }
        Set<Object> quietPlaces = new HashSet<>();
        for (int building = 0; building < world.places.buildings(); building++) {
            if (world.isQuiet(building)) {
                quietPlaces.add(world.places.communityOf(building).code());
            }
        }
        assertThat(quietPlaces).hasSizeGreaterThan(3);
        assertThat(rows("event").stream().filter(row -> row.cell("cause") != null))
                .noneMatch(row -> quietItems.contains(row.cell("item")))
                .noneMatch(row ->
                        !row.cell("source").equals("VIOLATION") && quietPlaces.contains(row.cell("community_code")));
    }

    @Test
    void mattersAddUpTheirEvents() {
        long events =
                rows("matter").stream().mapToLong(row -> row.number("events")).sum();
        assertThat(events).isEqualTo(rows("event").size());
        assertThat(rows("matter").stream().map(row -> row.cell("matter"))).doesNotHaveDuplicates();
        assertThat(rows("matter").stream()
                        .filter(row -> row.number("events") > 3)
                        .count())
                .isGreaterThan(100);
    }

    @Test
    void hazardsAndInspectionsFitTheTruth() {
        double yearly = DISTRICT.sizes().premises() * World.HAZARDS_A_PREMISE;
        Set<Object> hazards =
                rows("grid_hazards").stream().map(row -> row.cell("隐患编号")).collect(Collectors.toSet());
        assertThat(hazards.size() / 2.0).isCloseTo(yearly, within(yearly * 0.15));
        Set<Object> told = rows("event").stream()
                .filter(row -> row.cell("source").equals("INSPECTION"))
                .map(row -> row.cell("event"))
                .collect(Collectors.toSet());
        assertThat(told).isEqualTo(hazards);
        assertThat(rows("grid_inspections").stream().map(row -> row.cell("巡查编号")))
                .doesNotHaveDuplicates();
        long found = rows("grid_inspections").stream()
                .mapToLong(row -> row.number("隐患数"))
                .sum();
        assertThat(found).isEqualTo(hazards.size());
    }

    @Test
    void violationsAndDisputesFitTheTruth() {
        assertThat(rows("vehicle_violations").stream().map(row -> row.cell("违法编号")))
                .doesNotHaveDuplicates();
        Set<Object> told = rows("event").stream().map(row -> row.cell("event")).collect(Collectors.toSet());
        assertThat(rows("vehicle_violations")).allMatch(row -> told.contains(row.cell("违法编号")));
        assertThat(rows("mediation_disputes")).allMatch(row -> told.contains(row.cell("纠纷编号")));
        assertThat(rows("labour_arbitration")).allMatch(row -> told.contains(row.cell("案号")));
        assertThat(rows("court_cases")).allMatch(row -> told.contains(row.cell("案号")));
        assertThat(rows("labour_arbitration")).isNotEmpty();
    }

    @Test
    void complaintsFollowTheFirmsMonths() {
        Map<String, Long> told = rows("post").stream()
                .filter(row -> row.cell("tone").equals("NEGATIVE"))
                .collect(Collectors.groupingBy(
                        row -> time(row, "time").getYear() * 100
                                + time(row, "time").getMonthValue() + " " + row.cell("firm"),
                        Collectors.counting()));
        for (int month = 1; month <= 12; month++) {
            int index = DISTRICT.firmMonth(YearMonth.of(2023, month));
            for (int firm = 0; firm < DISTRICT.firms().count(); firm++) {
                long complaints = told.getOrDefault(202300 + month + " " + firm, 0L);
                assertThat(complaints).isEqualTo(DISTRICT.firmMonths().negativePosts(index, firm));
            }
        }
        assertThat(rows("public_posts")).hasSameSizeAs(rows("post"));
    }

    @Test
    void codeTablesAreComplete() {
        assertThat(rows("request_channels")).hasSize(32);
        assertThat(rows("item_catalogue")).hasSize(1_800 + 2_446);
        assertThat(rows("mediation_organisations")).hasSize(190);
        assertThat(rows("mediation_organisations").stream().map(row -> row.cell("调解组织名称")))
                .doesNotHaveDuplicates();
        assertThat(rows("departments").stream().map(row -> row.cell("单位名称"))).contains(Departments.COURT);
        assertThat(rows("calendar").stream()
                        .filter(row -> row.cell("是否工作日").equals("是"))
                        .filter(row -> row.date("日期").getYear() == 2023)
                        .count())
                .isEqualTo(249);
    }

    @Test
    void theSameSeedTellsTheSame() {
        Map<String, Feed> again =
                EventFeeds.of(DISTRICT).stream().collect(Collectors.toMap(Feed::name, Function.identity()));
        for (String feed : List.of("citizen_requests", "grid_hazards", "vehicle_violations", "planted_cause")) {
            List<LocalDate> days = again.get(feed).rhythm().days(SPAN.from(), SPAN.to());
            LocalDate day = days.get(days.size() / 2);
            assertThat(DeliveredRows.inParts(again.get(feed), SPAN, day, 1))
                    .isEqualTo(DeliveredRows.inParts(FEEDS.get(feed), SPAN, day, 1));
        }
    }

    @Test
    void aSingleDayAndATinyDistrictWork() {
        Span day = new Span(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 2, 29));
        District tiny = District.of(3, 0.0001, Sizes.of(0.0001), day);
        for (Feed feed : EventFeeds.of(tiny)) {
            assertThat(DeliveredRows.all(feed, day)).isNotNull();
        }
    }
}
