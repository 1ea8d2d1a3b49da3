package org.quanyu.generator.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.hutool.core.util.IdcardUtil;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.benefit.Circumstances;
import org.quanyu.generator.benefit.Entity;
import org.quanyu.generator.benefit.Fact;
import org.quanyu.generator.delivery.DeliveredRows;
import org.quanyu.generator.delivery.DeliveredRows.Row;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Lateness;
import org.quanyu.generator.delivery.SchemaChange;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

class PersonFeedsTest {

    private static final double SCALE = 0.002;
    private static final Span SPAN = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31));
    private static final District DISTRICT = District.of(42, SCALE, Sizes.of(SCALE), SPAN);
    private static final List<Feed> FEEDS = PersonFeeds.of(DISTRICT);
    private static final Map<String, List<Row>> ROWS =
            FEEDS.stream().collect(Collectors.toMap(Feed::name, feed -> DeliveredRows.all(feed, SPAN)));
    private static final Map<String, String> KEYS = Map.of(
            "identity_register", "登记编号",
            "people_building", "关联编号",
            "health_files", "健康档案编号",
            "special_groups", "对象编号",
            "household_members", "记录编号",
            "rental_registrations", "备案编号");

    @Test
    void feeds_have_the_sizes_of_the_whole_district() {
        Map<String, Double> millions =
                Map.of("identity_register", 3.6, "people_building", 30.0, "health_files", 2.2, "special_groups", 0.25);
        millions.forEach((name, count) ->
                assertThat(ROWS.get(name).size() / SCALE / 1e6).as(name).isCloseTo(count, within(0.15 * count)));
    }

    @Test
    void the_truth_names_each_delivered_record_once() {
        assertTruthFits(ROWS);
        Span day = new Span(LocalDate.of(2023, 2, 1), LocalDate.of(2023, 2, 1));
        Span tenYears = new Span(LocalDate.of(2015, 6, 15), LocalDate.of(2025, 6, 14));
        for (Span span : List.of(day, tenYears)) {
            assertTruthFits(small(3, span).stream()
                    .collect(Collectors.toMap(Feed::name, feed -> DeliveredRows.all(feed, span))));
        }
    }

    private static void assertTruthFits(Map<String, List<Row>> rows) {
        KEYS.forEach((feed, column) -> {
            List<String> named = rows.get("person_record").stream()
                    .filter(row -> row.text("feed").equals(feed))
                    .map(row -> row.text("record_key"))
                    .toList();
            Set<String> delivered =
                    rows.get(feed).stream().map(row -> row.text(column)).collect(Collectors.toSet());
            assertThat(new HashSet<>(named)).as(feed).hasSameSizeAs(named).isEqualTo(delivered);
        });
    }

    @Test
    void rows_of_a_key_come_with_newer_update_times() {
        KEYS.forEach((feed, column) -> {
            Map<String, Set<String>> times = new HashMap<>();
            ROWS.get(feed).forEach(row -> assertThat(times.computeIfAbsent(row.text(column), key -> new HashSet<>())
                            .add(row.text("更新时间")))
                    .as("%s %s", feed, row)
                    .isTrue());
            assertThat(times.values().stream().filter(each -> each.size() > 1).count())
                    .as(feed)
                    .isPositive();
        });
    }

    @Test
    void rows_tell_of_nothing_that_lies_ahead() {
        KEYS.keySet().forEach(feed -> ROWS.get(feed)
                .forEach(row -> assertThat(LocalDate.parse(row.text("更新时间").substring(0, 10)))
                        .isBeforeOrEqualTo(row.day())));
    }

    @Test
    void one_in_a_hundred_rows_is_late_by_up_to_three_weeks() {
        List<Row> later = ROWS.get("people_building").stream()
                .filter(row ->
                        row.day().isAfter(SPAN.from()) && !row.text("业务类型").equals("日常核查"))
                .toList();
        Map<Long, Long> byDays = later.stream()
                .collect(Collectors.groupingBy(
                        row -> row.day().toEpochDay()
                                - LocalDate.parse(row.text("更新时间").substring(0, 10))
                                        .toEpochDay(),
                        Collectors.counting()));
        assertThat(byDays.keySet()).allMatch(days -> days <= Lateness.MOST_DAYS);
        double late = 1 - (double) byDays.get(0L) / later.size();
        assertThat(late).isCloseTo(Lateness.RATE, within(0.004));
    }

    @Test
    void identity_numbers_are_right_or_wrong_at_the_stated_rates() {
        assertThat(ROWS.get("person")).allMatch(row -> IdcardUtil.isValidCard(row.text("identity_number")));
        double careless = PersonDirt.NUMBER_TYPING
                + PersonDirt.NUMBER_MASKED
                + PersonDirt.NUMBER_FULL_WIDTH
                + PersonDirt.NUMBER_SPACED
                + PersonDirt.NUMBER_PLACEHOLDER
                + PersonDirt.NUMBER_MISSING;
        Map<String, String> truth = truth("identity_number");
        wrong("identity_register", "公民身份号码", truth, careless * IdentityRegister.CARELESSNESS);
        wrong("health_files", "证件号码", truth, careless * HealthFiles.CARELESSNESS);
    }

    private static void wrong(String feed, String column, Map<String, String> truth, double rate) {
        Predicate<Row> differs =
                row -> !truth.get(feed + row.text(KEYS.get(feed))).equals(row.text(column));
        Predicate<Row> isOld = row -> row.text("出生日期").compareTo(PersonDirt.FIFTEEN_BEFORE.toString()) < 0;
        List<Row> young = ROWS.get(feed).stream().filter(isOld.negate()).toList();
        double share = young.stream()
                        .filter(row -> !(row.text(column) + "").endsWith("x"))
                        .filter(differs)
                        .count()
                / (double) young.size();
        assertThat(share).as(feed).isCloseTo(rate, within(0.15 * rate + 0.002));
    }

    private static Map<String, String> truth(String attribute) {
        List<Row> people = ROWS.get("person");
        return ROWS.get("person_record").stream()
                .collect(Collectors.toMap(
                        row -> row.text("feed") + row.text("record_key"),
                        row -> people.get(Integer.parseInt(row.text("person"))).text(attribute)));
    }

    @Test
    void most_names_and_addresses_are_those_of_the_person() {
        Map<String, String> names = truth("name");
        KEYS.forEach((feed, column) -> {
            List<Row> rows = ROWS.get(feed);
            double right = rows.stream()
                            .filter(row -> names.get(feed + row.text(column))
                                    .equals(row.text(feed.startsWith("rental") ? "承租人" : "姓名")))
                            .count()
                    / (double) rows.size();
            assertThat(right).as(feed).isBetween(0.9, 0.995);
        });
        long spellings = ROWS.get("people_building").stream()
                .map(row -> row.text("房屋地址"))
                .distinct()
                .count();
        assertThat(spellings).isGreaterThan(ROWS.get("people_building").size() / 4);
    }

    @Test
    void lists_and_benefits_go_by_the_same_needs() {
        Circumstances circumstances = new Circumstances(DISTRICT);
        Map<String, String> people = ROWS.get("person_record").stream()
                .filter(row -> row.text("feed").equals("special_groups"))
                .collect(Collectors.toMap(row -> row.text("record_key"), row -> row.text("person")));
        Map<String, Set<String>> told = new HashMap<>();
        for (Row row : ROWS.get("special_groups")) {
            int person = Integer.parseInt(people.get(row.text("对象编号")));
            LocalDate day = LocalDate.parse(row.text("更新时间").substring(0, 10));
            int[] facts = circumstances.facts(Entity.PERSON, person, day);
            for (Fact fact : List.of(Fact.DISABILITY_KIND, Fact.ASSISTANCE)) {
                String word = row.text(fact.title());
                assertThat(word == null || word.isEmpty() ? "无" : word)
                        .as("%s", row)
                        .isEqualTo(fact.choices().get(facts[fact.ordinal()]));
                told.computeIfAbsent(fact.title(), title -> new HashSet<>()).add(word);
            }
        }
        assertThat(told.values()).allMatch(words -> words.size() > 3);
    }

    @Test
    void health_files_change_their_columns_on_the_known_day() {
        ROWS.get("health_files").forEach(row -> assertThat(
                        row.columns().stream().anyMatch(column -> column.name().equals("手机号码")))
                .isEqualTo(!row.day().isBefore(SchemaChange.day(SPAN))));
    }

    @Test
    void the_same_seed_gives_the_same_rows() {
        Span span = new Span(LocalDate.of(2020, 3, 1), LocalDate.of(2020, 5, 20));
        for (int feed = 0; feed < FEEDS.size(); feed++) {
            assertThat(DeliveredRows.all(small(7, span).get(feed), span))
                    .isEqualTo(DeliveredRows.all(small(7, span).get(feed), span))
                    .isNotEqualTo(DeliveredRows.all(small(8, span).get(feed), span));
        }
    }

    @Test
    void a_single_day_is_told_in_full() {
        Span day = new Span(LocalDate.of(2023, 2, 1), LocalDate.of(2023, 2, 1));
        small(7, day)
                .forEach(feed ->
                        assertThat(DeliveredRows.all(feed, day)).as(feed.name()).isNotEmpty());
    }

    private static List<Feed> small(long seed, Span span) {
        return PersonFeeds.of(District.of(seed, 0.0003, Sizes.of(0.0003), span));
    }
}
